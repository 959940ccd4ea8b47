"""The evaluator is tested: of gold briefings that are spoilt on purpose, the scores notice.

The floors are what is really reached on the seeds, less a margin for the intervals. Where a floor
is low the checks are weak, and the table says so: a negation in other words, a hedge dropped, and
an actor swapped for one who also stands in the sentence mostly pass the rules about a line's own
evidence. Gold sees the swapped actor at once; the rest only a reader.
"""

import pytest

from evals.dataset import SEEDS, load
from evals.mutations.omission import Drop
from evals.mutations.table import MutationRow, tabulate
from evals.mutations.targets import SwapCriticAndTarget
from tests.evals.makers import dataset, sample

ALL = 0.97
FLOORS = {
    ("swap actors", "verbatim", "who"): ALL,
    ("swap actors", "verbatim", "grounding"): 0.25,
    ("swap critic and target", "verbatim", "who"): ALL,
    ("swap critic and target", "verbatim", "grounding"): 0.35,
    ("negate", "verbatim", "grounding"): 0.85,
    ("negate", "gist", "grounding"): 0.35,
    ("may to will", "verbatim", "grounding"): 0.2,
    ("may to will", "gist", "grounding"): 0.05,
    ("change number", "verbatim", "grounding"): 0.9,
    ("change number", "gist", "grounding"): 0.9,
    ("change date", "verbatim", "when"): ALL,
    ("change date", "verbatim", "grounding"): 0.85,
    ("change date", "gist", "when"): ALL,
    ("change date", "gist", "grounding"): 0.85,
    ("invent a line", "verbatim", "precision"): ALL,
    ("invent a line", "verbatim", "grounding"): 0.7,
    ("invent a line", "gist", "precision"): ALL,
    ("invent a line", "gist", "grounding"): 0.4,
    ("wrong evidence", "gist", "precision"): ALL,
    ("wrong evidence", "gist", "coverage"): ALL,
    ("wrong evidence", "gist", "grounding"): 0.4,
    ("shift a span", "verbatim", "grounding"): ALL,
    ("wrong section", "verbatim", "section"): ALL,
    ("wrong section", "verbatim", "coverage"): ALL,
    ("past made a next step", "verbatim", "traps"): ALL,
    ("past made a next step", "verbatim", "precision"): ALL,
    ("past made a next step", "verbatim", "grounding"): 0.0,
    ("duplicate", "verbatim", "redundancy"): ALL,
    ("duplicate", "verbatim", "precision"): ALL,
    ("drop a third", "verbatim", "coverage"): ALL,
    ("drop half", "verbatim", "coverage"): ALL,
    ("empty briefing", "verbatim", "coverage"): ALL,
    ("empty briefing", "verbatim", "headline"): ALL,
    ("whole article", "verbatim", "coverage"): ALL,
    ("whole article", "verbatim", "headline"): ALL,
    ("every sentence", "verbatim", "precision"): ALL,
    ("every sentence", "verbatim", "headline"): ALL,
}
"""The least that has to be noticed, by mutation, wording and scorer; a row more is a fault too."""

CEILINGS = {"grounding": 0.15}
"""The most false alarms; of other scorers 3 in 100."""

ABOUT = 0.06
"""How far the mean change of a score may lie from the change to be expected."""


@pytest.mark.timeout(400)  # 750 briefings of 19 articles are scored
def test_the_scores_notice_what_is_spoilt_and_nothing_else() -> None:
    table = tabulate(load(SEEDS))
    found = {key(row) for row in table.rows if row.detected.value is not None}
    assert [fault for row in table.rows for fault in faults(row)] == []
    assert found == {*FLOORS}
    assert (table.gold_headline["verbatim"] or 0) >= 0.99


def key(row: MutationRow) -> tuple[str, str, str]:
    return row.mutation, row.wording, row.scorer


def faults(row: MutationRow) -> list[str]:
    """Name what is wrong with a row."""
    name = " ".join(key(row))
    moved, expected = row.moved or 0.0, row.expected
    wrong_way = {"down": moved > 0, "up": moved < 0, "same": abs(moved) > 0.01}
    sized = expected is not None and row.scorer != "grounding"
    return [
        f"{name}: {fault}"
        for fault, there in {
            f"noticed {row.detected.value}": (row.detected.value or 0) < FLOORS.get(key(row), 0),
            f"false alarms {row.false_alarms.value}": (row.false_alarms.value or 0) > ceiling(row),
            f"moved {moved}": wrong_way[row.direction] and row.scorer != "grounding",
            f"moved {moved} for {expected}": sized and abs(moved - (expected or 0)) > ABOUT,
            f"headline rose {row.headline_rose} times": row.headline_rose > 0,
        }.items()
        if there
    ]


def ceiling(row: MutationRow) -> float:
    """Give the most false alarms; of a control a briefing counts where its score moves at all."""
    return 0.15 if row.direction == "same" else CEILINGS.get(row.scorer, 0.03)


def test_rows_add_up_over_articles_and_keep_their_order() -> None:
    table = tabulate(
        dataset(sample("one"), sample("two")), [Drop("half", 2), SwapCriticAndTarget()]
    )
    names = [(row.mutation, row.scorer, row.briefings, row.detected.n) for row in table.rows]
    assert names == [
        ("half", "coverage", 2, 2),
        ("swap critic and target", "who", 2, 2),
        ("swap critic and target", "grounding", 2, 2),
    ]


def test_a_scorer_that_sleeps_is_a_fault() -> None:
    asleep = MutationRow.model_validate(
        {
            "mutation": "swap actors",
            "wording": "verbatim",
            "scorer": "who",
            "direction": "down",
            "briefings": 2,
            "detected": {"value": 0.1, "low": None, "high": None, "n": 10},
            "doubted": {"value": None, "low": None, "high": None, "n": 0},
            "false_alarms": {"value": 0.5, "low": None, "high": None, "n": 10},
            "moved": 0.0,
            "expected": -0.5,
            "headline_rose": 1,
        }
    )
    assert len(faults(asleep)) == 4
