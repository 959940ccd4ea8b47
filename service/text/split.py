"""Owns cutting an article into its sentences, with headings, bylines and boilerplate set apart."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from service.models import Article, Span
from service.text import boilerplate, bylines
from service.text.outline import BOTTOM, outline
from service.text.reading import Reading, Sentence
from service.text.rows import Row
from service.text.sentences import BULLETS, Splitter

_TOP = 3
_NOTICE = 120
_CREDIT = 60
_SHORT = 160


def split(article: Article) -> Reading:
    """Find the sentences of an article, numbered from 1, with exact offsets; linear.

    Every character but white space is in exactly one sentence, heading, byline or run of
    boilerplate. A dateline ("PARIS, May 3 (AFP) -") is a byline, a list mark is boilerplate; the
    sentence begins behind it.
    """
    return _Sorter(article).reading()


class _Sorter:
    """Sorts the rows of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._bulleted = any(bullet in article.text for bullet in BULLETS)
        self._splitter = Splitter(article.text)
        self._stems = boilerplate.stem_places(article.text)
        self._sentences: list[Sentence] = []
        self._headings: list[Span] = []
        self._boilerplate: list[Span] = []
        self._bylines: list[Span] = []
        self._paragraph = 0
        self._noticed = False

    def reading(self) -> Reading:
        """Sort every row and give the result."""
        apart = {
            "heading": self._headings,
            "boilerplate": self._boilerplate,
            "byline": self._bylines,
        }
        rows, kinds = outline(self._text)
        last = len(rows) - BOTTOM
        for index, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
            if kind != "body":
                apart[kind].append(Span(row.start, row.end))
            elif index >= last:
                self._add_last(row)
            else:
                self._add_body(row, edge=self._paragraph < _TOP)
        return Reading(
            article=self._article,
            sentences=tuple(self._sentences),
            headings=tuple(self._headings),
            boilerplate=tuple(self._boilerplate),
            bylines=tuple(self._bylines),
        )

    def _add_last(self, row: Row) -> None:
        """Sort one of the last rows: one notice makes a short one boilerplate as a whole."""
        lists: list[list[Any]] = [self._sentences, self._bylines, self._boilerplate]
        sentences, bylines, notices = map(len, lists)
        self._noticed = False
        self._add_body(row, edge=True)
        if self._noticed and row.end - row.start <= _NOTICE:
            del self._sentences[sentences:]
            del self._bylines[bylines:]
            self._boilerplate[notices:] = [Span(row.start, row.end)]

    def _add_body(self, row: Row, edge: bool) -> None:
        """Sort the sentences of a row, which become a paragraph.

        At the `edge` of the article, credits and dates may stand in it as well.
        """
        begin, end = row.words, row.end
        if begin > row.start:
            self._set_apart(self._boilerplate, row.start, begin)
        if edge or self._text[begin : begin + 2].isupper():
            begin = bylines.dateline(self._text, begin, end)
            self._set_apart(self._bylines, row.words, begin)
        spans = self._splitter.sentences(begin, end)
        if edge or end - begin <= _SHORT or self._has_stem(begin, end):
            spans = self._without_notices(spans, edge)
        if self._bulleted:
            spans = self._without_bullets(spans)
        first = len(self._sentences) + 1
        self._sentences += [
            Sentence(number, start, stop, self._paragraph)
            for number, (start, stop) in enumerate(spans, first)
        ]
        self._paragraph += len(self._sentences) >= first

    def _without_notices(
        self, spans: Iterator[tuple[int, int]], edge: bool
    ) -> Iterator[tuple[int, int]]:
        """Set notices apart, which may be glued to a sentence, and at the edge credits as well."""
        text, openings = self._text, boilerplate.openings()
        for start, end in spans:
            opens = text[start : start + boilerplate.OPENING].lower() in openings
            if (opens or self._has_stem(start, end)) and boilerplate.is_notice(text[start:end]):
                self._boilerplate.append(Span(start, end))
                self._noticed = True
            elif edge and end - start < _CREDIT and bylines.is_credit(text[start:end]):
                self._bylines.append(Span(start, end))
            else:
                yield start, end

    def _without_bullets(self, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Set the bullets of a list apart that stands in one line."""
        for start, end in spans:
            if self._text[start] in BULLETS:
                words = min(self._splitter.first_of_word(start), end)
                self._set_apart(self._boilerplate, start, words)
                start = words
            if start < end:
                yield start, end

    def _has_stem(self, start: int, end: int) -> bool:
        """Say whether a word of notices stands in a run."""
        place = bisect_left(self._stems, start)
        return place < len(self._stems) and self._stems[place] < end

    def _set_apart(self, apart: list[Span], start: int, end: int) -> None:
        """Set what stands in `[start, end)` apart, if anything, without the space behind it."""
        if end > start:
            apart.append(Span(start, start + len(self._text[start:end].rstrip())))
