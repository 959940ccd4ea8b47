"""Owns the wording of a line: one contiguous piece of a sentence that reads well beside a name."""

import re
import unicodedata

from service.models import Span

_MARKS = " ,;:—–-"
_PAIRS = {"”": "“", "»": "«"}
_CUT = re.compile(r"(?:that|[Aa]nd|[Bb]ut|That(?= (?:the|an?|he|she|it|they|we|there) ))\s+")
_LONGEST_ABBREVIATION = 24
_DANGLING = re.compile(r"(?:,?\s+(?:and|but|or|while|as|that|who|which|in|of|to|by|for|with))+$")
_STOPS = frozenset(".!?…”\"’'")
"""Before these nothing was cut off: a sentence may end with "call the application in"."""


def tidy(text: str, span: Span, bounds: Span) -> Span:
    """Narrow or widen `span` within `bounds` to a clause with whole quotations and clean ends."""
    start, end = _whole_quotations(text, *span, bounds)
    changed = True
    while changed and start < end:
        before = (start, end)
        start = _clean_start(text, start, end)
        end = _clean_end(text, start, end)
        changed = before != (start, end)
    return Span(start, _whole_word(text, start, end, bounds))


def _whole_word(text: str, start: int, end: int, bounds: Span) -> int:
    """Give the end of the word that the clause ends with, and of the marks on its last letter."""
    while start < end < bounds.end and (
        (text[end - 1].isalnum() and text[end].isalnum())
        or unicodedata.category(text[end])[0] == "M"
    ):
        end += 1
    return end


def _clean_start(text: str, start: int, end: int) -> int:
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    word = _CUT.match(text, start, end)
    return word.end() if word is not None else start


def _clean_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    if text[end - 1 : end] == "." and not _closes_abbreviation(text, start, end):
        end -= 1
    if text[end : end + 1] in _STOPS:
        return end
    dangling = _DANGLING.search(text, max(start, end - 24), end)
    return dangling.start() if dangling is not None else end


def _closes_abbreviation(text: str, start: int, end: int) -> bool:
    word = text[max(start, end - _LONGEST_ABBREVIATION) : end - 1].rsplit(" ", 1)[-1]
    return "." in word


def _whole_quotations(text: str, start: int, end: int, bounds: Span) -> tuple[int, int]:
    """Widen to the marks of a quotation that would otherwise lose one of them."""
    piece = text[start:end]
    for closing, opening in () if piece.isascii() else _PAIRS.items():
        if piece.count(opening) > piece.count(closing):
            at = text.find(closing, end, bounds.end)
            end = at + 1 if at >= 0 else end
        elif piece.count(closing) > piece.count(opening):
            at = text.rfind(opening, bounds.start, start)
            start = at if at >= 0 else start
    if piece.count('"') % 2:
        start, end = _even(text, start, end, bounds)
    return start, end


def _even(text: str, start: int, end: int, bounds: Span) -> tuple[int, int]:
    after = text.find('"', end, bounds.end)
    if after >= 0:
        return start, after + 1
    before = text.rfind('"', bounds.start, start)
    return (before, end) if before >= 0 else (start, end)
