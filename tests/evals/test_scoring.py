from evals.headline import SIDES
from evals.scorers import SCORERS
from evals.scores import Failure
from evals.scoring import report, score
from evals.solver import run
from tests.evals.makers import PERFECT, Recorder, briefing, dataset, sample


def test_every_scorer_and_both_sides_have_a_score() -> None:
    wanted = [*(each.name for each in SCORERS), *(side.name for side in SIDES.values())]
    assert list(score(sample(), briefing(*PERFECT)).scores) == wanted


def test_scoring_twice_gives_the_same() -> None:
    made = briefing(*PERFECT[:4])
    assert score(sample(), made) == score(sample(), made)


def test_a_report_counts_what_was_not_scored_and_names_what_failed() -> None:
    several = dataset(sample("a"), sample("b"), sample("c"))
    info = run(several, Recorder()).info
    failure = Failure(sample="b", error="ValueError: no")
    found = report(info, several, {"a": briefing(*PERFECT), "c": briefing()}, [failure])
    assert [each.sample for each in found.samples] == ["a", "c"]
    assert (found.metrics["who"].n, found.metrics["who"].unscored) == (1, 2)
    assert (found.metrics["coverage"].n, found.metrics["coverage"].unscored) == (2, 1)
    assert (found.headline.unscored, found.failures) == (1, (failure,))
    assert found.reference.articles == 2


def test_a_report_of_nothing_has_no_figures_and_no_zeros() -> None:
    found = report(run(dataset(), Recorder()).info, dataset(), {})
    assert {metric.mean for metric in found.metrics.values()} == {None}
    assert found.headline.mean is None


def test_sections_that_were_not_asked_for_are_not_scored() -> None:
    made = {"tram": briefing(*PERFECT)}
    found = report(run(dataset(), Recorder()).info, dataset(), made, sections=("criticism",))
    assert list(found.metrics["coverage"].sections) == ["criticism"]
    assert list(found.reference.sections) == ["criticism"]
