"""Owns cutting a stretch of text into words by a pattern: one pass, one column a question."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import compress, count, filterfalse
from operator import add
from typing import NamedTuple

_RUN = re.compile(r"[^\W_]+")
_BENT = re.compile("[\u0130\u03a3]")
"""Two letters whose small form depends on where they stand, or is longer than they are."""
_SHORT = 2
"""A single letter before a full stop may be an initial."""


class Columns(NamedTuple):
    """The words of a stretch: the same index in each column is the same word."""

    lower: list[str]
    """In small letters."""
    starts: list[int]
    ends: list[int]


def stands(words: frozenset[str], text: str) -> bool:
    """Say whether a run of letters and digits of a text is one of `words`, which are such runs.

    Most runs stand between spaces: only what is joined to marks is cut further.
    """
    pieces = text.split()
    if not words.isdisjoint(pieces):
        return True
    joined = " ".join(filterfalse(str.isalnum, pieces))
    return not words.isdisjoint(_RUN.findall(joined))


def places(words: Iterable[str], known: Container[str]) -> Iterator[int]:
    """Give the indices of the words that are known ones, in order."""
    return compress(count(), map(known.__contains__, words))


def columns(pattern: re.Pattern[str], text: str, start: int, end: int) -> Columns:
    """Cut `text[start:end]` by a pattern that has one group, around the whole of it; linear.

    No word of the pattern may hold a space. Letters that stand between spaces, alone or before a
    comma or full stop, must be one word: most are, and need no pattern.
    """
    stretch = text[start:end]
    bent = not stretch.isascii() and _BENT.search(stretch) is not None
    lower: list[str] = []
    starts: list[int] = []
    for run in (stretch if bent else stretch.lower()).split(" "):
        if run.isalpha():
            lower.append(run)
            starts.append(start)
        elif run[:-1].isalpha() and run[-1] in ",." and len(run) > _SHORT:
            lower += (run[:-1], run[-1])
            starts += (start, start + len(run) - 1)
        elif run:
            at = start
            for index, piece in enumerate(pattern.split(run)):
                if index % 2:
                    lower.append(piece)
                    starts.append(at)
                at += len(piece)
        start += len(run) + 1
    ends = list(map(add, starts, map(len, lower)))
    return Columns([word.lower() for word in lower] if bent else lower, starts, ends)
