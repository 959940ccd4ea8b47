"""What the tests of English share: sentences cut into words and phrases, and odd prose."""

from hypothesis import strategies as st

from service.english.phrases import phrases
from service.english.syntax import Syntax
from service.english.words import words
from service.models import Article, Span
from service.text.reading import Reading
from service.text.split import split
from tests.conftest import NOON

_WORDS = (
    "Ada Thorne Brandt union Holm Foods said says accused of for by will if is to who that she her"
    " the a mayor U.S. “ ” \" ' ’s , . ; — and but opposes support view in according adding blamed"
    " on Monday not called as été 日 4.5% … it expected due was criticised words critics"
)

PROSE = st.lists(st.sampled_from(_WORDS.split()), max_size=30).map(" ".join)
"""Words that mean something to the readers of English, in an order that need not."""


def syntax(text: str) -> Syntax:
    """Cut a sentence into words and phrases."""
    cut = words(text, 0, len(text))
    return Syntax(cut, phrases(cut))


def reading(text: str) -> Reading:
    """Split a text as an article is."""
    return split(Article(text=text, received_at=NOON))


def cited(text: str, span: Span | None) -> str | None:
    """Give the characters of a span, None for none."""
    return None if span is None else text[span.start : span.end]
