"""Controls: a briefing that is as right as before scores as before."""

import pytest

from evals.mutations.base import Mutation
from evals.mutations.harmless import OtherName, Reorder, ShorterEvidence
from evals.mutations.verdicts import Verdict
from tests.evals.mutations.spoilt import lines, made, mutants

CONTROLS = [Reorder(), OtherName(), ShorterEvidence()]


@pytest.mark.parametrize("mutation", CONTROLS, ids=lambda each: each.name)
def test_something_is_changed_and_no_score_moves(mutation: Mutation) -> None:
    golden = made("gist")
    before = Verdict(golden, golden.briefing)
    for mutant in mutants(mutation, "gist"):
        after = Verdict(golden, mutant.briefing)
        assert mutant.briefing != golden.briefing
        named = [wanted.scorer for wanted in mutant.expected]
        assert [name for name in named if after.value(name) != before.value(name)] == []


def test_another_name_is_one_of_the_gold() -> None:
    (mutant,) = mutants(OtherName(), "gist")
    assert "Mayor" in {getattr(line, "holder", None) for line in lines(mutant)}
