"""Invented lines rest on sentences that no gold needs."""

from evals.mutations.invention import Invent, free_sentences
from tests.evals.makers import ARTICLE
from tests.evals.mutations.spoilt import changed, made, mutants

RIVER = ARTICLE + " A long walk along the river is pleasant in any weather at all."


def test_a_sentence_of_gold_or_of_a_trap_is_not_free() -> None:
    assert free_sentences(made()) == []


def test_the_line_rests_on_the_free_sentence_and_says_something_else() -> None:
    (line,) = changed(mutants(Invent(), article=RIVER))
    claim = line.evidence[0].text
    assert claim == "A long walk along the river is pleasant in any weather at all."
    assert line.text != claim


def test_precision_is_expected_to_fall_by_the_share_of_invented_lines() -> None:
    (mutant,) = mutants(Invent(), article=RIVER)
    assert mutant.expected[0][:3] == ("precision", "down", 1 / 6)
