"""Swapped actors: each line gets one whom the gold does not accept."""

from evals.matching import names_fit
from evals.mutations.actors import SwapActors
from evals.mutations.lines import who_of
from tests.evals.mutations.spoilt import changed, made, mutants


def test_no_line_keeps_an_actor_that_fits() -> None:
    records = made().records
    spoilt = changed(mutants(SwapActors()))
    assert len(spoilt) == len(records)
    assert [n for n in spoilt if names_fit(getattr(n, who_of(n)), records[n.id].names)] == []


def test_who_is_expected_to_fall_by_the_share_of_roles_that_are_wrong() -> None:
    shares = [mutant.expected[0].size for mutant in mutants(SwapActors())]
    assert shares == [3 / 6, 2 / 6]


def test_where_all_lines_have_one_actor_nothing_can_be_swapped() -> None:
    assert mutants(SwapActors(), criticism=[], next_steps=[], positions=[]) == []
