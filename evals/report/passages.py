"""Owns the text of an article as the page shows it: paragraphs of runs, each with its marks."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from service.models import SECTIONS, Section, Span

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

Verdict = Literal["right", "part", "wrong", "minor", "trap"]
"""Found and right; found with a fault; missed or false; missed but not vital; a trap."""

_GRAVITY: tuple[Verdict, ...] = ("wrong", "part", "minor", "trap", "right")


class Mark(NamedTuple):
    """A record of the gold or a line of the briefing, and where it stands in the article."""

    label: str
    """Short and unique in its column: "P3"."""
    section: Section | None
    verdict: Verdict
    spans: tuple[Span, ...]
    words: str
    """What it says, for who points at it."""


class Run(NamedTuple):
    """Characters that the same marks hold; `ends` are the marks whose span ends here.

    `named` are those of them that end here for the first time: a link can lead to one place only.
    """

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[Mark, ...]
    named: tuple[Mark, ...]

    @property
    def classes(self) -> str:
        """Give the classes: one ground for the gravest verdict, a stripe for each section."""
        held = {mark.section for mark in self.marks}
        stripes = [name for name in SECTIONS if name in held]
        verdicts = [mark.verdict for mark in self.marks]
        gravest = next(verdict for verdict in _GRAVITY if verdict in verdicts)
        return " ".join((f"v-{gravest}", *(f"s{n}-{name}" for n, name in enumerate(stripes, 1))))


class Paragraph(NamedTuple):
    """A paragraph twice: with the marks of the gold, and with those of the briefing."""

    gold: tuple[Run, ...]
    predicted: tuple[Run, ...]
    quiet: bool
    """No mark stands in it, in either column."""


def paragraphs(text: str, gold: Sequence[Mark], predicted: Sequence[Mark]) -> list[Paragraph]:
    """Cut a text into paragraphs; the runs of each, joined, are the text of the paragraph."""
    found = []
    for line in _PARAGRAPH.finditer(text):
        span = Span(*line.span())
        ours, theirs = _runs(text, span, predicted), _runs(text, span, gold)
        quiet = not any(run.marks for run in (*ours, *theirs))
        found.append(Paragraph(theirs, ours, quiet))
    return found


def _runs(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Run, ...]:
    placed = [
        (Span(max(start, within.start), min(end, within.end)), end <= within.end, mark)
        for mark in marks
        for start, end in mark.spans
        if start < within.end and within.start < end
    ]
    first = {mark: min(span.end for span in mark.spans) for _, _, mark in placed}
    edges = {within.start, within.end, *(edge for span, _, _ in placed for edge in span)}
    found = []
    for start, end in pairwise(sorted(edges)):
        held = [mark for span, _, mark in placed if span.start <= start and end <= span.end]
        ends = dict.fromkeys(mark for span, whole, mark in placed if whole and span.end == end)
        named = tuple(mark for mark in ends if first[mark] == end)
        found.append(Run(text[start:end], tuple(held), tuple(ends), named))
    return tuple(found)
