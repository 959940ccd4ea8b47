"""Tidying a clause: clean ends, whole quotations, never outside the bounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.engines.extractive.clauses import tidy
from service.models import Span
from tests.engines.extractive.samples import span_of

ODD = st.text(alphabet=' ,;.“”"«»ab', max_size=40)


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Ana said that the tax is high.", "that the tax is high.", "the tax is high"),
        ("the tax is high, and", "the tax is high, and", "the tax is high"),
        ("—the tax is high;", "—the tax is high;", "the tax is high"),
        ("the tax in the U.S.", "the tax in the U.S.", "the tax in the U.S."),
        (
            "the tax that Rome wants which",
            "the tax that Rome wants which",
            "the tax that Rome wants",
        ),
        ("But that tax is high", "But that tax is high", "tax is high"),
        ("Ana called it “a bad tax” twice", "it “a bad", "it “a bad tax”"),
        ("Ana called “it a bad tax” twice", "a bad tax” twice", "“it a bad tax” twice"),
        ('Ana called it "a bad tax" twice', 'it "a bad', 'it "a bad tax"'),
        ('Ana called "it a bad tax" twice', 'a bad tax" twice', '"it a bad tax" twice'),
        ("Android is new", "Android is new", "Android is new"),
        ("Call the vote in.", "Call the vote in.", "Call the vote in"),
        ("Ruiz will not say what follows that.", "what follows that.", "what follows that"),
        ("That next vote is due", "That next vote is due", "That next vote is due"),
        ("That the vote is due", "That the vote is due", "the vote is due"),
    ],
)
def test_a_clause_has_clean_ends_and_whole_quotations(text: str, part: str, expected: str) -> None:
    start, end = tidy(text, span_of(part, text), Span(0, len(text)))
    assert text[start:end] == expected


def test_a_quotation_is_not_sought_outside_the_bounds() -> None:
    text = "Ana said “no. He said yes”"
    start, end = tidy(text, span_of("said “no", text), Span(0, 13))
    assert text[start:end] == "said “no"


@settings(max_examples=40, deadline=None)
@given(text=ODD, data=st.data())
def test_a_clause_stays_within_its_bounds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = tidy(text, Span(start, end), Span(0, len(text)))
    assert 0 <= found.start <= found.end <= len(text)


def test_a_letter_keeps_its_marks() -> None:
    text = "criticised दी today"
    whole = Span(0, len(text))
    assert tidy(text, Span(0, text.index("दी") + 1), whole) == Span(0, text.index(" today"))
    assert tidy(text, Span(0, 12), Span(0, 12)) == Span(0, 12)


def test_a_clause_ends_with_a_whole_word() -> None:
    assert tidy("by 5pm today", Span(0, 4), Span(0, 12)) == Span(0, 6)
