"""Owns finding words in a text: exact after folding quotation marks, dashes and white space.

Two strings are the same words when they differ only in the form of their double quotation marks, of
their single ones and apostrophes, of their dashes, and in how long a run of white space is. Nothing
else is forgiven: no letter, no digit, no case, no word left out.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from service.models import Span
from service.text.normalise import normalise

_FORMS = {
    '"': "“”„‟«»″＂❝❞〝〞〟「」『』",
    "'": "‘’‚‛‹›′`´ʼ＇❛❜",
    "-": "‐‑‒–—―−﹘﹣－",
}
_RUNS = re.compile(r"\s\s+|[^\S ]|--+")

_UNSPACED = (
    ("\u0e00", "\u109f"),  # Thai to Burmese
    ("\u1100", "\u11ff"),  # Hangul, which takes endings without a space
    ("\u1780", "\u17ff"),  # Khmer
    ("\u2e80", "\ud7ff"),  # ideographs, kana, Yi, Hangul
    ("\uf900", "\ufaff"),
    ("\uff66", "\uffdc"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last letters of scripts in which a word may touch the next one."""


class Folded:
    """A folded text, and the way back to the offsets of the text that was folded."""

    def __init__(self, text: str, starts: list[int], shifts: list[int]) -> None:
        """Take the folded text and how far apart the offsets are from each of `starts` on."""
        self.text = text
        self._starts = starts
        self._shifts = shifts

    def span(self, start: int, end: int) -> Span:
        """Give the run of the unfolded text that became `[start, end)`."""
        return Span(self._unfolded(start), self._unfolded(end))

    def _unfolded(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        return at + self._shifts[index] if index >= 0 else at


class Located(NamedTuple):
    """Where words stand, and whether they stand there character by character."""

    span: Span
    match: Literal["exact", "folded"]


def fold(text: str) -> Folded:
    """Fold quotation marks, apostrophes, dashes and white space; linear."""
    if not text.isascii():
        for form, others in _FORMS.items():
            for other in others:
                text = text.replace(other, form)
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for run in _RUNS.finditer(text):
        start, end = run.span()
        pieces += (text[done:start], "-" if text[start] == "-" else " ")
        length += start - done + 1
        done = end
        if end - start > 1:
            starts.append(length)
            shifts.append(end - length)
    pieces.append(text[done:])
    return Folded("".join(pieces), starts, shifts)


def find(needle: str, text: str, start: int = 0, end: int | None = None) -> Located | None:
    """Find the words of `needle` in `text[start:end]`: where they stand exactly, else folded.

    The first place counts. Only whole words do: where an edge of the words is a letter or digit of
    a script that puts spaces between words, none may touch it ("4 percent" does not stand in "14
    percent" or "3.4 percent", nor "we can" in "we can't"). The needle is normalised and stripped.
    """
    words = normalise(needle).text.strip()
    stop = len(text) if end is None else min(end, len(text))
    if not words or start >= stop:
        return None
    for at in _places(words, text, start, stop):
        if is_whole(text, at, at + len(words)):
            return Located(Span(at, at + len(words)), "exact")
    folded = _folded(text[start:stop])
    words = fold(words).text
    for at in _places(words, folded.text, 0, len(folded.text)):
        span = folded.span(at, at + len(words))
        if is_whole(text, span.start + start, span.end + start):
            return Located(Span(span.start + start, span.end + start), "folded")
    return None


_LONG = 4096
_fold_long = lru_cache(maxsize=4)(fold)


def _folded(text: str) -> Folded:
    """Fold; a long text once for the many needles that are looked for in it."""
    return _fold_long(text) if len(text) > _LONG else fold(text)


def _places(words: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether `[start, end)` breaks off no word, number or contraction at either edge."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 3]
    first, last = text[start], text[end - 1]
    if (before and _touch(before[-1], first)) or (after and _touch(last, after[0])):
        return False
    if first.isdigit() and len(before) == 2 and before[1] in ".," and before[0].isdigit():
        return False
    if last.isdigit() and len(after) > 1 and after[0] in ".," and after[1].isdigit():
        return False
    return not (after[:1] in ("'", "’") and after[1:2] in ("t", "T") and not after[2:].isalnum())


def _touch(left: str, right: str) -> bool:
    """Say whether two neighbours are parts of one word or of one visible character."""
    if left.isspace() or right.isspace():
        return False
    if unicodedata.category(right)[0] == "M" or "\u200d" in (left, right):
        return True
    if not (right.isalnum() and (left.isalnum() or unicodedata.category(left)[0] == "M")):
        return False
    return not (is_unspaced(left) or is_unspaced(right))


def is_unspaced(char: str) -> bool:
    """Say whether a letter is of a script in which a word may touch the next one."""
    return any(first <= char <= last for first, last in _UNSPACED)
