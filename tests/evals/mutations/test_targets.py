"""Critic and target change places."""

from evals.mutations.targets import SwapCriticAndTarget
from tests.evals.makers import GOLD
from tests.evals.mutations.spoilt import changed, mutants


def test_who_faults_is_faulted() -> None:
    (line,) = changed(mutants(SwapCriticAndTarget()))
    assert getattr(line, "critic", None) == "Brown"
    assert getattr(line, "target", None) == "shopkeepers"


def test_a_critic_of_oneself_stays() -> None:
    own = [GOLD["criticism"][0] | {"target": ["the shopkeepers"]}]
    assert mutants(SwapCriticAndTarget(), criticism=own) == []
