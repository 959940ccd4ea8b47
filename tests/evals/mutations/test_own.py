"""The engine's own lines at the door: most that are turned round are caught, few others are.

The floors are what issue 4 asks for; the seeds give fewer lines than the set of the README.
"""

import pytest

from evals.dataset import SEEDS, load
from evals.mutations.own import UNTOUCHED, Row, rows, tried
from evals.mutations.turns import TURNS
from tests.evals.makers import dataset, sample


@pytest.fixture(scope="module")
def found() -> dict[str, Row]:
    return {row.mutation: row for row in rows(load(SEEDS))}


def test_lines_turned_round_are_caught(found: dict[str, Row]) -> None:
    assert {name: row.caught for name, row in found.items() if (row.caught or 0) < 0.85} == {
        UNTOUCHED: found[UNTOUCHED].caught
    }
    assert (found["swapped or negated"].caught or 0) >= 0.9


def test_lines_left_alone_are_let_in(found: dict[str, Row]) -> None:
    row = found[UNTOUCHED]
    assert row.withheld <= 0.03 * row.lines
    assert row.undecided <= 0.05 * row.lines


def test_counts_add_up(found: dict[str, Row]) -> None:
    assert [*found] == [UNTOUCHED, *TURNS, "swapped or negated"]
    for row in found.values():
        assert row.lines == row.withheld + row.undecided + row.passed > 0
    swapped, negated = list(TURNS)[:2]
    assert found["swapped or negated"].lines == found[swapped].lines + found[negated].lines


def test_every_line_that_is_let_in_is_tried_in_each_way_that_fits_it() -> None:
    made = [*tried(sample())]
    assert made[0].mutation == UNTOUCHED
    assert {each.mutation for each in made} <= {UNTOUCHED, *TURNS}
    assert len({(each.mutation, each.line) for each in made}) == len(made)
    assert all(row.low is None or 0 <= row.low <= (row.high or 0) for row in rows(dataset()))
