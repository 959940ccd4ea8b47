"""Owns what a model is shown of an article: a chunk, its sentences numbered, between markers.

A marker carries a key that depends on all the words between the markers, so that no article can
hold its own. Each sentence is one line, so that none can begin a line of its own making.
"""

import hashlib
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import NamedTuple

from service.models import Span
from service.text.chunks import Chunk
from service.text.reading import Reading


class Shown(NamedTuple):
    """A chunk as a model sees it, and the numbers of the sentences in it, first and last."""

    text: str
    first: int
    last: int

    def has(self, number: int) -> bool:
        """Say whether a sentence was shown."""
        return self.first <= number <= self.last


def shown(reading: Reading, chunk: Chunk) -> Shown:
    """Write a chunk for a model: `[n] sentence`, headings after `##`."""
    sentences = reading.sentences[chunk.first - 1 : chunk.last]
    bounds = Span(chunk.start, chunk.end)
    rows: Iterator[tuple[Span, str]] = merge(
        ((each.span, f"[{each.number}]") for each in sentences),
        ((heading, "##") for heading in reading.headings if heading.within(bounds)),
    )
    lines = [_line(reading, bounds, span, head) for span, head in rows]
    return Shown(between("article", lines), chunk.first, chunk.last)


def _line(reading: Reading, bounds: Span, span: Span, head: str) -> str:
    words = reading.text[max(span.start, bounds.start) : min(span.end, bounds.end)]
    return f"{head} {' '.join(words.split())}"


def between(name: str, lines: Iterable[str]) -> str:
    """Put lines between two markers that they do not hold."""
    body = "\n".join(lines)
    key = _key(body)
    return f"<{name} {key}>\n{body}\n</{name} {key}>"


def _key(body: str) -> str:
    key = hashlib.sha256(body.encode(errors="replace")).hexdigest()[:8]
    while key in body:
        key = hashlib.sha256(key.encode()).hexdigest()[:8]
    return key
