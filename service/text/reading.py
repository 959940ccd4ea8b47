"""Owns `Reading`: an Article with its sentences found; what every engine and check is given."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from service.models import Article, Span


class Sentence(NamedTuple):
    """One sentence of the body; `number` counts from 1, `paragraph` from 0."""

    number: int
    start: int
    end: int
    paragraph: int

    @property
    def span(self) -> Span:
        """Give where the sentence stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=False, eq=False)
class Reading:
    """An Article cut into sentences; headings, boilerplate and bylines stand apart from them.

    Every span is in code points of `article.text`. Sentences are in order and never overlap;
    headings, boilerplate and bylines are no sentences. `sentences[n - 1].number == n`.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    headings: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    bylines: tuple[Span, ...] = ()
    source: str = field(default="s1")

    @property
    def text(self) -> str:
        """Give the text that all spans refer to."""
        return self.article.text

    def words_of(self, span: Span | Sentence) -> str:
        """Give the characters of a span."""
        return self.article.text[span.start : span.end]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Give the starts of all sentences, for bisection."""
        return [sentence.start for sentence in self.sentences]
