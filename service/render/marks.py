"""Owns the numbers of source marks: one number for each passage that a briefing's lines rest on."""

from typing import NamedTuple

from service.models import Briefing, Evidence, Line, Span

PASSAGE = 420
"""Code points of a passage that are shown; of a longer one the middle is left out."""


class Mark(NamedTuple):
    """A numbered passage of a source, and the ids of the lines that rest on it."""

    number: int
    source: str
    start: int
    end: int
    text: str
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        """Give where the passage stands, as "s1:584-788"."""
        return f"{self.source}:{self.start}-{self.end}"


class Marks(NamedTuple):
    """All marks of a briefing in order, and the numbers that each line bears."""

    marks: tuple[Mark, ...]
    by_line: dict[str, tuple[int, ...]]


def number(briefing: Briefing) -> Marks:
    """Number the passages in reading order; two lines that rest on one passage share its number.

    The claims of a line come first; a holder, a date or a reply gets a number of its own only where
    it stands outside the line's claims.
    """
    passages: dict[tuple[str, int, int], Evidence] = {}
    users: dict[tuple[str, int, int], list[str]] = {}
    lines = briefing.lines()
    for line in lines:
        for piece in _passages(line):
            key = (piece.source, piece.start, piece.end)
            passages.setdefault(key, piece)
            users.setdefault(key, []).append(line.id)
    numbers = {key: place for place, key in enumerate(passages, start=1)}
    marks = tuple(
        Mark(numbers[key], *key, piece.text, tuple(dict.fromkeys(users[key])))
        for key, piece in passages.items()
    )
    return Marks(marks, {line.id: _numbers(line, numbers) for line in lines})


def _numbers(line: Line, numbers: dict[tuple[str, int, int], int]) -> tuple[int, ...]:
    keys = ((piece.source, piece.start, piece.end) for piece in _passages(line))
    return tuple(dict.fromkeys(numbers[key] for key in keys))


def _passages(line: Line) -> list[Evidence]:
    claims = [piece for piece in line.evidence if piece.part == "claim"]
    others = [
        piece
        for piece in line.evidence
        if piece.part != "claim" and not any(_inside(piece, claim) for claim in claims)
    ]
    return claims + others


def _inside(piece: Evidence, claim: Evidence) -> bool:
    within = Span(piece.start, piece.end).within(Span(claim.start, claim.end))
    return piece.source == claim.source and within


def shorten(text: str, limit: int = PASSAGE) -> str:
    """Leave the middle of a long passage out, at word boundaries where there are any near."""
    if len(text) <= limit:
        return text
    head, tail = text[: limit * 2 // 3], text[-limit // 3 :]
    cut = head.rfind(" ", len(head) - 40)
    head = head[:cut] if cut > 0 else head
    cut = tail.find(" ", 0, 40)
    tail = tail[cut + 1 :] if cut >= 0 else tail
    return f"{head.rstrip()} […] {tail.lstrip()}"
