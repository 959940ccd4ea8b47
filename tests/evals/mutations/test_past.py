"""Traps of the next steps come as next steps."""

from evals.mutations.past import PastAsNextStep
from tests.evals.mutations.spoilt import changed, mutants

TRAPS = [
    {"evidence": "Brown once wanted a tunnel.", "why": "past", "not": "next_steps"},
    {"evidence": "Rain fell on the market all day.", "why": "weather", "not": "positions"},
]


def test_only_traps_of_the_section_are_added() -> None:
    (line,) = changed(mutants(PastAsNextStep(), traps=TRAPS))
    assert (line.evidence[0].text, line.text) == (TRAPS[0]["evidence"], TRAPS[0]["evidence"])


def test_one_trap_of_two_is_expected_to_spring() -> None:
    (mutant,) = mutants(PastAsNextStep(), traps=TRAPS)
    assert mutant.expected[0] == ("traps", "up", 0.5)


def test_without_such_traps_nothing_is_added() -> None:
    assert mutants(PastAsNextStep()) == []
