"""Negated lines say the opposite, and their polarity with them."""

from evals.mutations.negation import Negate
from tests.evals.mutations.spoilt import changed, mutants


def test_the_opposite_is_said() -> None:
    texts = [line.text for line in changed(mutants(Negate()))]
    assert texts == [
        "Mayor Ann Brown rejects the new tram.",
        "Councillor Tim Oak speaks against a referendum",
        "will not resign if there is none.",
    ]


def test_a_supporter_opposes() -> None:
    line = changed(mutants(Negate()))[0]
    assert getattr(line, "polarity", None) == "opposes"
