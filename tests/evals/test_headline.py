import pytest

from evals import headline
from evals.dataset import load
from evals.mutations.golden import golden
from evals.scoring import report, score
from evals.solver import run
from evals.solvers.base import Solver
from tests.evals.makers import (
    PERFECT,
    SHOPS,
    TRAM,
    VOTE,
    Recorder,
    briefing,
    dataset,
    said,
    sample,
)


def test_a_perfect_briefing_scores_one_and_an_empty_one_nothing() -> None:
    assert headline.of_sample(score(sample(), briefing(*PERFECT))) == 1.0
    assert headline.of_sample(score(sample(), briefing())) == 0.0


def test_the_gold_briefing_of_every_seed_scores_at_least_99_in_100() -> None:
    seeds = load()
    made = {
        each.id: golden(each).briefing.model_dump(mode="json", by_alias=True)
        for each in seeds.samples
    }
    solver: Solver = Recorder()
    found = report(run(dataset(), solver).info, seeds, made)
    assert found.headline.mean is not None
    assert found.headline.mean >= 0.99


@pytest.mark.parametrize(
    ("lines", "side"),
    [
        ((*PERFECT, said("criticism", TRAM, "Ann Brown")), "precision"),
        ((*PERFECT, PERFECT[3]), "precision"),
        (PERFECT[:-1], "coverage"),
        ((*PERFECT[:5], *PERFECT[6:]), "coverage"),
    ],
)
def test_too_much_costs_precision_and_too_little_costs_coverage(
    lines: tuple[object, ...], side: str
) -> None:
    scores = score(sample(), briefing(*lines)).scores  # type: ignore[arg-type]  # lines are Said
    other = {"precision": "coverage", "coverage": "precision"}[side]
    assert scores[f"{side}_side"].value != 1.0
    assert scores[f"{other}_side"].value == 1.0


@pytest.mark.parametrize(
    "line",
    [
        said("criticism", SHOPS, "The council", target="Brown"),
        said("criticism", SHOPS, "Shopkeepers", text="accuse Brown of ruining 7 streets"),
        said("next_steps", SHOPS, "Shopkeepers"),
    ],
    ids=["another actor", "an invented number", "another section"],
)
def test_a_line_that_is_wrong_counts_on_neither_side(line: object) -> None:
    rest = [each for each in PERFECT if each.section != "criticism"]
    found = score(sample(), briefing(*rest, line))  # type: ignore[arg-type]  # line is Said
    assert found.scores["coverage_side"].sections["criticism"].value == 0.0
    assert headline.of_sample(found) == pytest.approx(2 / 3)


def test_the_lower_side_is_the_headline() -> None:
    assert headline.lower([0.4, 0.3]) == 0.3
    assert headline.lower([None, 0.3]) == 0.3
    assert headline.lower([None, None]) is None


def test_one_line_alone_is_precise_and_covers_little() -> None:
    made = run(dataset(), Recorder())
    found = report(made.info, dataset(), {"tram": briefing(said("next_steps", VOTE, "council"))})
    assert found.sides["precision"].mean == 1.0
    assert found.headline.mean == found.sides["coverage"].mean == pytest.approx(0.5 / 3)
