"""Owns cutting a reading into chunks: runs of whole sentences within a budget of tokens.

A chunk is a run of the text, not only its sentences: the headings and bylines above a sentence go
with it, and what follows the last sentence with that. Between two chunks stands only white space or
boilerplate.
"""

import unicodedata
from bisect import bisect_right
from heapq import merge
from typing import NamedTuple

from service.models import Span
from service.text.reading import Reading
from service.text.tokens import Counter


class Chunk(NamedTuple):
    """A run of the text with the sentences `first` to `last`, both inclusive, and its tokens."""

    number: int
    first: int
    last: int
    start: int
    end: int
    tokens: int


class Chunks(NamedTuple):
    """The chunks of a reading, in order, and the sentences that had to be cut to fit."""

    chunks: tuple[Chunk, ...]
    cut: tuple[Span, ...]


_MARGIN = 1.5
"""What a budget is divided by where tokens are estimated: an estimate is up to a third too low."""
_FIRST_GUESS = 4.0
_CAUTION = 0.92
_INNER = ("; ", "；", ": ", "：", " — ", " – ", ", ", "，", "、", " ")
_LAST = 3
_CLUSTER = 40
_JOINER = "\u200d"
_SKIN, _LAST_SKIN = "\U0001f3fb", "\U0001f3ff"


def cut(reading: Reading, budget: int, counter: Counter, overlap: int = 0) -> Chunks:
    """Cut a reading into chunks of at most `budget` tokens, each as long as it can be; linear.

    A chunk begins with the last `overlap` sentences of the one before, as far as they fit beside a
    new one. A sentence that is longer than the budget is cut at its best inner boundaries, each
    piece a chunk of its own, and named in `cut`. A reading without sentences has no chunks. Raises
    ValueError where the budget is not positive.
    """
    limit = int(budget / _MARGIN) if counter.estimated else budget
    if limit < 1:
        raise ValueError(f"a budget of {budget!r} tokens holds nothing: give a larger one")
    return _Cutter(reading, limit, counter).run(overlap)


class _Cutter:
    """Cuts one reading; a unit is a sentence with the headings and bylines right above it."""

    def __init__(self, reading: Reading, limit: int, counter: Counter) -> None:
        self._text = reading.text
        self._sentences = reading.sentences
        self._limit = limit
        self._counter = counter
        self._width = _FIRST_GUESS  # characters a token, as seen last
        self._starts, self._tail = _units(reading)
        self._ends = [sentence.end for sentence in reading.sentences]
        self._chunks: list[Chunk] = []
        self._cut: list[Span] = []

    def run(self, overlap: int) -> Chunks:
        """Fill one chunk after the other."""
        fresh, fence = 0, 0
        while fresh < len(self._ends):
            filled = False
            for begin in range(max(fence, fresh - overlap), fresh + 1):
                filled = self._fill(begin, fresh)
                if filled:
                    break
            if not filled and self._break_up(fresh):
                fresh = fence = fresh + 1
            elif filled:
                fresh = self._chunks[-1].last
        self._append_tail()
        return Chunks(tuple(self._chunks), tuple(self._cut))

    def _fill(self, begin: int, fresh: int) -> bool:
        """Make a chunk of the units from `begin` on, `fresh` among them; False where none fits."""
        ends, start, limit = self._ends, self._starts[begin], self._limit
        reach = start + int(limit * self._width * _CAUTION)
        high = max(bisect_right(ends, reach), fresh + 1)
        tokens = self._count(start, ends[high - 1])
        while tokens > limit and high > fresh + 1:
            reach = start + int((ends[high - 1] - start) * _CAUTION * limit / tokens)
            high = min(max(bisect_right(ends, reach), fresh + 1), high - 1)
            tokens = self._count(start, ends[high - 1])
        if tokens > limit:
            return False
        while high < len(ends):
            more = self._with(start, tokens, high)
            if more > limit:
                break
            tokens, high = more, high + 1
        if self._counter.estimated:  # sums of rounded estimates drift
            while (tokens := self._count(start, ends[high - 1])) > limit and high > fresh + 1:
                high -= 1
        self._width = (ends[high - 1] - start) / max(tokens, 1)
        self._append(begin, high - 1, Span(start, ends[high - 1]), tokens)
        return True

    def _with(self, start: int, tokens: int, unit: int) -> int:
        """Give how many tokens a run that ends before `unit` has with it: only its end is counted.

        Counts add up before a single space, so the last of them is where to count from.
        """
        text, joint, end = self._text, self._ends[unit - 1], self._ends[unit]
        space = text.rfind(" ", start + 1, joint)
        if space < 0 or text[space - 1].isspace() or text[space + 1].isspace():
            return self._count(start, end)
        return tokens - self._count(space, joint) + self._count(space, end)

    def _break_up(self, unit: int) -> bool:
        """Cut a unit that does not fit; False where its sentence does, once alone."""
        sentence = self._sentences[unit]
        for piece in self._pieces(self._starts[unit], sentence.start):
            self._append(unit, unit, piece, self._count(*piece))
        self._starts[unit] = sentence.start
        if self._count(*sentence.span) <= self._limit:
            return False
        for piece in self._pieces(*sentence.span):
            self._append(unit, unit, piece, self._count(*piece))
        self._cut.append(sentence.span)
        return True

    def _append_tail(self) -> None:
        """Put the headings and bylines below the last sentence into the last chunk or behind it."""
        if not self._tail or not self._chunks:
            return
        last = self._chunks[-1]
        tokens = self._count(last.start, self._tail.end)
        if tokens <= self._limit:
            self._chunks[-1] = last._replace(end=self._tail.end, tokens=tokens)
            return
        for piece in self._pieces(*self._tail):
            self._append(last.last - 1, last.last - 1, piece, self._count(*piece))

    def _pieces(self, start: int, end: int) -> list[Span]:
        """Cut a run into pieces that fit."""
        text, pieces = self._text, list[Span]()
        end = start + len(text[start:end].rstrip())
        while start < end:
            if text[start].isspace():
                start += 1
                continue
            stop = self._stop(start, end)
            pieces.append(Span(start, start + len(text[start:stop].rstrip())))
            start = stop
        return pieces

    def _stop(self, start: int, end: int) -> int:
        """Give where a piece from `start` on stops: at the best boundary of its last third."""
        text = self._text
        reach = self._fitting(start, min(end, start + max(int(self._limit * self._width), 1)))
        if reach == end:
            return end
        floor = reach - (reach - start) // _LAST
        for mark in _INNER:
            at = text.rfind(mark, floor, reach)
            if at > start:
                return self._fitting(start, at + len(mark.rstrip()))
        return self._fitting(start, _between_characters(text, start, reach))

    def _fitting(self, start: int, stop: int) -> int:
        """Give `stop`, or the nearest place before it up to which the text fits."""
        while stop > start + 1:
            tokens = self._count(start, stop)
            if tokens <= self._limit:
                self._width = (stop - start) / max(tokens, 1)
                break
            stop = start + max(int((stop - start) * _CAUTION * self._limit / tokens), 1)
        return stop

    def _count(self, start: int, end: int) -> int:
        return self._counter.count(self._text[start:end])

    def _append(self, first: int, last: int, span: Span, tokens: int) -> None:
        self._chunks.append(Chunk(len(self._chunks) + 1, first + 1, last + 1, *span, tokens))


def _units(reading: Reading) -> tuple[list[int], Span | None]:
    """Give where each sentence's unit starts, and the headings and bylines below the last."""
    starts, above = [], None
    apart = merge(reading.headings, reading.bylines)
    waiting = next(apart, None)
    for sentence in reading.sentences:
        above = None
        while waiting and waiting.start < sentence.start:
            above = waiting.start if above is None else above
            waiting = next(apart, None)
        starts.append(sentence.start if above is None else above)
    rest = [span for span in (waiting, *apart) if span]
    return starts, Span(rest[0].start, rest[-1].end) if rest else None


def _between_characters(text: str, start: int, stop: int) -> int:
    """Move a cut back so that it parts no visible character, where there is one to spare."""
    for place in range(stop, max(start, stop - _CLUSTER), -1):
        joined = (
            unicodedata.category(text[place])[0] == "M" or _JOINER in text[place - 1 : place + 1]
        )
        if not joined and not _SKIN <= text[place] <= _LAST_SKIN:
            return place
    return stop
