"""Owns cutting an article into its sentences, with headings, bylines and boilerplate set apart."""

from bisect import bisect_left

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
        self._splitter = Splitter(article.text)
        self._stems = boilerplate.stem_places(article.text)
        self._sentences: list[Sentence] = []
        self._headings: list[Span] = []
        self._boilerplate: list[Span] = []
        self._bylines: list[Span] = []
        self._paragraph = 0

    def reading(self) -> Reading:
        """Sort every row and give the result."""
        apart = {
            "heading": self._headings,
            "boilerplate": self._boilerplate,
            "byline": self._bylines,
        }
        rows, kinds = outline(self._article.text)
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
        sentences, notices, bylines = self._lengths()
        if self._add_body(row, edge=True) and row.end - row.start <= _NOTICE:
            del self._sentences[sentences:]
            del self._bylines[bylines:]
            self._boilerplate[notices:] = [Span(row.start, row.end)]

    def _add_body(self, row: Row, edge: bool) -> bool:
        """Sort the sentences of a row; notices that were glued into it go apart.

        At the `edge` of the article, credits and dates may stand in it as well. Says whether there
        were notices.
        """
        text, sentences, paragraph = self._article.text, self._sentences, self._paragraph
        begin, end = self._past(self._boilerplate, row.start, row.words), row.end
        if edge or text[begin : begin + 2].isupper():
            begin = self._past(self._bylines, begin, bylines.dateline(text, begin, end))
        suspect, near = self._has_stem(begin, end), edge or end - begin <= _SHORT
        openings, number, noticed = boilerplate.openings(), len(sentences), False
        for start, stop in self._splitter.sentences(begin, end):
            opens = near and text[start : start + boilerplate.OPENING].lower() in openings
            if (opens or suspect) and boilerplate.is_notice(text[start:stop]):
                self._boilerplate.append(Span(start, stop))
                noticed = True
            elif edge and stop - start < _CREDIT and bylines.is_credit(text[start:stop]):
                self._bylines.append(Span(start, stop))
            else:
                if text[start] in BULLETS:
                    words = self._splitter.first_of_word(start)
                    start = self._past(self._boilerplate, start, min(words, stop))
                if start < stop:
                    number += 1
                    sentences.append(Sentence(number, start, stop, paragraph))
        self._paragraph += bool(sentences) and sentences[-1].paragraph == paragraph
        return noticed

    def _has_stem(self, start: int, end: int) -> bool:
        """Say whether a word of notices stands in a run."""
        place = bisect_left(self._stems, start)
        return place < len(self._stems) and self._stems[place] < end

    def _lengths(self) -> tuple[int, int, int]:
        return len(self._sentences), len(self._boilerplate), len(self._bylines)

    def _past(self, apart: list[Span], start: int, end: int) -> int:
        """Set what stands in `[start, end)` apart, if anything, and go on behind it."""
        if end > start:
            apart.append(Span(start, start + len(self._article.text[start:end].rstrip())))
        return end
