"""Owns the way from a tree of elements to paragraphs, as a reader of the page sees them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from service.text.lexicon import load

_BLOCKS = frozenset(load(__package__, "html")["blocks"])
_LINKS = frozenset(("a", "ref"))
_SEPARATORS = {"br": "\n", "lb": "\n", "td": "\t", "th": "\t", "cell": "\t"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")


class Paragraph(NamedTuple):
    """Text between two block boundaries; a heading begins with `#`, as in Markdown."""

    text: str
    linked: int
    """Characters of it that stand inside links."""


class _Line:
    """The paragraph that is being read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0

    def add(self, text: str | None) -> None:
        if text:
            words = _SPACE.sub(" ", text)
            self.pieces.append(words)
            if self.links:
                self.linked += len(words)

    def end(self, level: int = 0) -> Iterator[Paragraph]:
        text = _AROUND.sub("\n", "".join(self.pieces)).strip(" \t\n")
        if text:
            text = f"{'#' * level} {' '.join(text.split())}" if level else text
            yield Paragraph(text, min(self.linked, len(text)))
        self.pieces, self.linked = [], 0


def paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Give the paragraphs of a tree of HTML, or of trafilatura's XML, in one pass."""
    line = _Line()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                yield from line.end()
            line.links += tag in _LINKS
            line.add(element.text)
            continue
        line.links -= tag in _LINKS
        if tag in _BLOCKS:
            yield from line.end(_level(element))
        elif tag in _SEPARATORS:
            line.pieces.append(_SEPARATORS[tag])
        line.add(element.tail)
    yield from line.end()


def _level(element: etree._Element) -> int:
    """Give the rank of a heading, 0 for all else."""
    name = element.get("rend", "h2") if element.tag == "head" else element.tag
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0
