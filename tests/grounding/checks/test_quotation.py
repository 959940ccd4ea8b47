"""The check of quotations."""

import pytest

from service.grounding.checks.quotation import quotations
from tests.grounding.samples import finding, line

SENTENCE = "“We won’t go,” she said of the owners’ offer, “not by a mile – never.”"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("says “we won't go”", "pass"),
        ('says "We won\'t go"', "pass"),
        ("says ‘we won’t go’ to the owners’ men", "pass"),
        ("says “we won’t go ... never”", "pass"),
        ("says “not by a mile - never”", "pass"),
        ("says “we will not go”", "fail"),
        ("says “we won’t", "pass"),
        ("says “we can’t", "fail"),
        ("refuses the owners’ offer", "not_applicable"),
        ("We won’t go", "pass"),
    ],
)
def test_quotation_marks_hold_words_of_the_evidence(text: str, result: str) -> None:
    assert finding("quotation", SENTENCE, line("summary", text)) == result


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“a” and "b"', ["a", "b"]),
        ("the owners' and men's", []),
        ("he said 'no way' twice", ["no way"]),
        ("an open “one", ["one"]),
        ("“”", []),
    ],
)
def test_apostrophes_are_told_from_quotation_marks(text: str, quoted: list[str]) -> None:
    assert list(quotations(text)) == quoted


@pytest.mark.parametrize("piece", ['"', "'a", "“x”", "’ "])
def test_many_marks_are_read_in_time(piece: str) -> None:
    assert len(list(quotations(piece * 50_000))) <= 50_000
