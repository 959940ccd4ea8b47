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
from service.text.reading import Reading, Sentence


class Shown(NamedTuple):
    """A chunk as a model sees it, and the numbers of the sentences in it, first and last."""

    text: str
    first: int
    last: int

    def has(self, number: int) -> bool:
        """Say whether a sentence was shown."""
        return self.first <= number <= self.last


def shown(reading: Reading, chunk: Chunk) -> Shown:
    """Write a chunk for a model: `[n] sentence`, headings after `##`.

    A sentence of which the chunk has nothing, only the heading above it, is not shown.
    """
    bounds = Span(chunk.start, chunk.end)
    sentences = inside(reading, chunk)
    rows: Iterator[tuple[Span, str]] = merge(
        ((each.span, f"[{each.number}]") for each in sentences),
        ((heading, "##") for heading in reading.headings if heading.within(bounds)),
    )
    lines = [f"{head} {' '.join(reading.words_of(span).split())}" for span, head in rows]
    first = sentences[0].number if sentences else chunk.first
    return Shown(between("article", lines), first, first + len(sentences) - 1)


def inside(reading: Reading, chunk: Chunk) -> tuple[Sentence, ...]:
    """Give the sentences of a chunk, as far as it reaches: it may be a piece of one."""
    return tuple(
        each._replace(start=max(each.start, chunk.start), end=min(each.end, chunk.end))
        for each in reading.sentences[chunk.first - 1 : chunk.last]
        if each.start < chunk.end and chunk.start < each.end
    )


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
