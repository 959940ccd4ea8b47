"""Owns the rows of a text: its lines, with those joined that are only wrapped.

A row is what a reader sees as one paragraph, heading, list entry or byline.
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from service.text.lexicon import load


class Row(NamedTuple):
    """One row without the white space around it.

    `words` is where it starts behind a list mark (`start` if there is none); `alone` says whether a
    blank line, or the beginning of the text, stands before it.
    """

    start: int
    end: int
    words: int
    alone: bool


_MARKS = frozenset("•‣◦▪●·*+>-–")
_MARK = re.compile(r"(?:[•‣◦▪●·*+>]|[-–](?=\s))(?:\s*[•‣◦▪●·*>])*\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(?[a-zA-Z\d][)])\s+\S")
_SIGNATURE = re.compile(r"[—―–-]{1,2} ?[^\W\d_]")
_CLOSING = "\"'”’»)]}*_"
_STOPS = frozenset(".!?…:;。！？؟।")
_NARROWEST, _WIDEST = 60, 120
_FEWEST = 3
_SHARE = 0.5


def rows(text: str) -> list[Row]:
    """Find the rows of a text, in order; together they hold all but the white space. Linear."""
    lines = text.split("\n")
    width = _wrapped_at(lines)
    found: list[Row] = []
    start, alone, last = 0, True, ""
    for line in lines:
        stripped = line.strip()
        if stripped:
            at = start if stripped == line else start + len(line) - len(line.lstrip())
            end = at + len(stripped)
            if not alone and _goes_on(last, stripped, width):
                found[-1] = found[-1]._replace(end=end)
            else:
                marked = stripped[0] in _MARKS
                found.append(Row(at, end, at + _mark(stripped) if marked else at, alone))
            last = stripped
        alone = not stripped
        start += len(line) + 1
    return found


def is_listed(line: str) -> bool:
    """Say whether a line is an entry of a list, bulleted or numbered."""
    return bool(_mark(line) or _NUMBER.match(line))


def is_stopped(line: str) -> bool:
    """Say whether a line ends like a sentence or a clause, marks that close after it left aside."""
    return line.rstrip(_CLOSING)[-1:] in _STOPS


def _mark(line: str) -> int:
    """Give the length of the list mark that a line begins with."""
    match = _MARK.match(line)
    return match.end() if match else 0


def _wrapped_at(lines: list[str]) -> int:
    """Give the width at which the lines of a text are wrapped, 0 where they are not.

    They are where no line is wide, and most lines with another right below have no room for its
    first word; most of these end no sentence.
    """
    longest = max(map(len, lines))
    if not _NARROWEST <= longest <= _WIDEST:
        return 0
    inner = [(line, below) for line, below in pairwise(lines) if line.strip() and below.strip()]
    full = [line for line, below in inner if _is_full(line, below.lstrip(), longest)]
    broken = sum(not is_stopped(line) for line in full)
    enough = len(full) >= max(_SHARE * len(inner), _FEWEST)
    return longest if enough and broken > _SHARE * len(full) else 0


def _is_full(line: str, below: str, width: int) -> bool:
    """Say whether the first word of the line below would not have fitted on a line."""
    return len(line) + 1 + len(below.partition(" ")[0]) > width


def _goes_on(line: str, below: str, width: int) -> bool:
    """Say whether `below`, right under `line`, is a part of the same row."""
    if below[0].islower() and not is_stopped(line):
        return True
    if line[-1] in _CLOSING and _SIGNATURE.match(below):
        return True  # the speaker of a quotation
    if is_listed(below):
        return False
    if width:
        return _is_full(line, below, width)
    return ". " in line and line.rpartition(" ")[2] in _unfinished()


@cache
def _unfinished() -> frozenset[str]:
    return frozenset(load("service.text", "outline")["unfinished"])
