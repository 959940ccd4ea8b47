"""Dropped lines: vital ones, every second or third."""

import pytest

from evals.mutations.omission import Drop
from tests.evals.mutations.spoilt import lines, made, mutants


@pytest.mark.parametrize(("every", "left", "fall"), [(1, 1, 1.0), (2, 3, 0.5), (3, 3, 0.5)])
def test_vital_lines_are_left_out(every: int, left: int, fall: float) -> None:
    (mutant,) = mutants(Drop("drop", every))
    assert (len(lines(mutant)), mutant.expected[0].size) == (left, fall)


def test_lines_that_are_not_vital_stay() -> None:
    (mutant,) = mutants(Drop("drop", 1))
    assert [made().records[line.id].vital for line in lines(mutant)] == [False]


def test_without_vital_lines_there_is_nothing_to_drop() -> None:
    assert mutants(Drop("drop", 1), positions=[], criticism=[], next_steps=[]) == []
