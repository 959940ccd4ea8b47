"""Owns cutting an article's text for the page: paragraphs, and the runs that marks stand on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from service.models import Coverage, Source, Span
from service.render.clean import printable
from service.render.marks import Mark

_LINE = re.compile(r"[^\n]+")
_ENDS = tuple(".!?…:;,\"'”’»)]。！？」』")
_HEADING = 90
"""A shorter paragraph that does not end like a sentence is set as a heading: looks, no claim."""


class Run(NamedTuple):
    """Characters that the same marks hold; `begins` and `ends` are those that do so here."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    aside: str
    """Why no sentence is here ("boilerplate", "unread"), else empty."""


class Paragraph(NamedTuple):
    """A line of an article's text in runs."""

    runs: tuple[Run, ...]
    heading: bool


class _Held(NamedTuple):
    start: int
    end: int
    by: int | str
    """The number of a mark, or why the span was set aside."""


class _Stretch(NamedTuple):
    line: int
    start: int
    end: int
    marks: tuple[int, ...]
    aside: str


def paragraphs(source: Source, marks: Iterable[Mark], coverage: Coverage) -> tuple[Paragraph, ...]:
    """Cut a source's text; the runs of a paragraph, joined, are its text, whatever overlaps."""
    text = source.text
    lines = [Span(*line.span()) for line in _LINE.finditer(text) if not line[0].isspace()]
    stretches = list(_stretches(lines, sorted(_held(source.id, marks, coverage), key=_start)))
    before = [(), *(stretch.marks for stretch in stretches[:-1])]
    after = [*(stretch.marks for stretch in stretches[1:]), ()]
    runs = (
        (
            here.line,
            Run(
                printable(text[here.start : here.end]),
                here.marks,
                tuple(mark for mark in here.marks if mark not in earlier),
                tuple(mark for mark in here.marks if mark not in later),
                here.aside,
            ),
        )
        for here, earlier, later in zip(stretches, before, after, strict=True)
    )
    by_line = groupby(runs, key=lambda pair: pair[0])
    return tuple(_paragraph(tuple(run for _, run in pairs)) for _, pairs in by_line)


def _paragraph(runs: tuple[Run, ...]) -> Paragraph:
    text = "".join(run.text for run in runs).strip()
    plain = not any(run.marks or run.aside for run in runs)
    return Paragraph(runs, plain and len(text) < _HEADING and not text.endswith(_ENDS))


def _start(held: _Held) -> int:
    return held.start


def _held(source: str, marks: Iterable[Mark], coverage: Coverage) -> Iterator[_Held]:
    for mark in marks:
        if mark.place.source == source:
            yield _Held(mark.place.start, mark.place.end, mark.number)
    for kind, spans in (("boilerplate", coverage.boilerplate), ("unread", coverage.unread)):
        for span in spans:
            if span.source == source:
                yield _Held(span.start, span.end, kind)


def _stretches(lines: list[Span], spans: list[_Held]) -> Iterator[_Stretch]:
    """Cut the lines at every edge of the spans, which are in order of their starts."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    waiting = iter(spans)
    upcoming = next(waiting, None)
    held: list[_Held] = []
    for number, line in enumerate(lines):
        inner = edges[bisect_right(edges, line.start) : bisect_left(edges, line.end)]
        for start, end in pairwise((line.start, *inner, line.end)):
            while upcoming is not None and upcoming.start <= start:
                held.append(upcoming)
                upcoming = next(waiting, None)
            held = [span for span in held if span.end > start]
            marks = tuple(span.by for span in held if isinstance(span.by, int))
            asides = (span.by for span in held if isinstance(span.by, str))
            yield _Stretch(number, start, end, marks, next(asides, ""))
