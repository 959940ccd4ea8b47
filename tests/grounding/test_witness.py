"""What the evidence says, found once for each claim."""

import gc
import weakref

import pytest

from service.grounding.witness import Witnesses
from service.models import Span
from tests.grounding.samples import reading

TEXT = "Ana Ruiz sold 3 ports on Monday. She said Ben Oduya will pay, or sue. Rome agreed."
READ = reading(TEXT)


def test_claims_that_are_the_same_share_a_witness() -> None:
    witnesses = Witnesses(READ)
    claim = READ.sentences[0].span
    assert witnesses.of((claim,)) is witnesses.of((claim,))
    assert witnesses.of((claim,)) is not witnesses.of((READ.sentences[1].span,))


def test_a_witness_knows_numbers_dates_names_and_speakers_of_its_claim_only() -> None:
    witness = Witnesses(READ).of((READ.sentences[0].span,))
    assert [quantity.value for quantity in witness.numbers] == [3]
    assert [each.text for each in witness.dates] == ["Monday"]
    assert {"ana", "ruiz"} <= witness.names
    assert "oduya" not in witness.names
    assert witness.attributions == ()


def test_clauses_are_cut_at_commas_and_conjunctions() -> None:
    witness = Witnesses(READ).of((READ.sentences[1].span,))
    assert [READ.words_of(span) for span, _ in witness.clauses] == [
        "She said Ben Oduya will pay",
        "sue.",
    ]


def test_sentences_are_found_by_any_span_that_touches_them() -> None:
    witnesses = Witnesses(READ)
    assert [s.number for s in witnesses.sentences_at(Span(0, len(TEXT)))] == [1, 2, 3]
    assert [s.number for s in witnesses.sentences_at(Span(31, 34))] == [1, 2]
    assert witnesses.sentences_at(Span(len(TEXT) + 5, len(TEXT) + 9)) == []


def test_a_name_stands_before_within_so_many_sentences() -> None:
    witnesses = Witnesses(READ)
    at = READ.sentences[2].start
    assert witnesses.named_before("Ana Ruiz", at, 2)
    assert not witnesses.named_before("Ana Ruiz", at, 1)


@pytest.mark.parametrize(
    ("word", "held"),
    [("oduya", True), ("us", True), ("ports", False), ("odu", False), ("x", False)],
)
def test_a_name_is_looked_for_in_the_whole_article(word: str, *, held: bool) -> None:
    assert Witnesses(reading(f"{TEXT} The U.S. agreed.")).has_name(word) is held


def test_pronouns_lead_to_whom_they_mean() -> None:
    witness = Witnesses(READ).of((READ.sentences[1].span,))
    assert "Ana Ruiz" in [known.name for known in witness.meant]


def test_a_reading_goes_by_itself() -> None:
    read = reading(TEXT)
    witnesses = Witnesses(read)
    witness = witnesses.of((read.sentences[0].span,))
    assert witnesses.of((read.sentences[0].span,)) is witness
    assert witness.attributions == ()
    gone = weakref.ref(read)
    gc.disable()
    try:
        del read, witnesses, witness
        assert gone() is None
    finally:
        gc.enable()
