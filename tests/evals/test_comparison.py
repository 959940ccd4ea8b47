from evals.comparison import comparison
from evals.scores import Report
from evals.scoring import report
from evals.solver import run
from tests.evals.makers import PERFECT, Recorder, briefing, dataset, sample

SAMPLES = [sample(f"s{n}") for n in range(6)]


def scored(*names: str, lines: int = len(PERFECT)) -> Report:
    made = dataset(*SAMPLES)
    return report(run(made, Recorder()).info, made, {n: briefing(*PERFECT[:lines]) for n in names})


def test_the_articles_that_both_have_are_compared() -> None:
    rows = comparison(scored("s0", "s1", "s2"), scored("s1", "s2", "s3"))
    assert rows[0].name == "headline"
    assert {row.difference.n for row in rows} == {2}


def test_every_figure_has_a_row() -> None:
    full = scored("s0")
    names = [row.name for row in comparison(full, full)]
    assert names == ["headline", "precision side", "coverage side", *full.metrics]


def test_losing_a_section_is_worse_and_finding_it_better() -> None:
    names = [each.id for each in SAMPLES]
    full, half = scored(*names), scored(*names, lines=6)
    worse = {row.name: row.difference.verdict for row in comparison(full, half)}
    better = {row.name: row.difference.verdict for row in comparison(half, full)}
    assert (worse["headline"], better["headline"]) == ("worse", "better")
    assert worse["precision"] == "cannot tell"


def test_runs_without_a_common_article_are_not_compared() -> None:
    assert comparison(scored("s0"), scored("s1")) == ()
