"""Owns the plan for an article: its chunks, what is asked about each, what that will cost."""

from collections.abc import Sequence
from typing import NamedTuple

from service.engines.llm.asking import Asker, part
from service.engines.llm.base import ModelRequest
from service.engines.llm.part import Part
from service.engines.llm.shown import inside, shown
from service.errors import OverBudget
from service.models import SourceSpan, Span
from service.text.chunks import Chunk, cut
from service.text.reading import Reading

OVERLAP = 1
"""So many sentences before a chunk are shown again, to say who "she" is."""
_SMALLEST = 60
"""A chunk of so few tokens is not cut smaller."""
_PER_LINE, _LINES_PER_CHUNK = 30, 25


class Estimate(NamedTuple):
    """About what an article takes, before repairs; dollars are None where no price is known."""

    chunks: int
    prompt_tokens: int
    answer_tokens: int
    cost_usd: float | None


class Plan(NamedTuple):
    """What there is to ask; `cut` are the sentences longer than a chunk."""

    parts: tuple[Part, ...]
    cut: tuple[SourceSpan, ...]

    @property
    def prompt_tokens(self) -> int:
        """Give the tokens of all prompts, without repairs."""
        return sum(each.request.prompt_tokens for each in self.parts) + self._merging

    @property
    def answer_tokens(self) -> int:
        """Give about how many tokens the answers will have: as many as the chunks."""
        return sum(each.chunk.tokens for each in self.parts)

    def within(self, most: int | None) -> int:
        """Give about how many tokens the article takes.

        Raises:
            OverBudget: these are more than `most`.
        """
        tokens = self.prompt_tokens + self.answer_tokens
        if most is not None and tokens > most:
            raise OverBudget(
                f"this article needs about {tokens:,} tokens and `BREVIER_MAX_ARTICLE_TOKENS` "
                f"allows {most:,}"
            )
        return tokens

    @property
    def _merging(self) -> int:
        """Give about how many tokens the merge call has: none for a single chunk."""
        many = len(self.parts) > 1
        return _PER_LINE * _LINES_PER_CHUNK * len(self.parts) if many else 0


def plan(reading: Reading, asker: Asker, chunk_tokens: int) -> Plan:
    """Cut a reading into chunks, and write what is asked about each."""
    chunks, long = cut(reading, chunk_tokens, asker.counter, overlap=OVERLAP)
    source = reading.source
    return Plan(
        parts=_parts(reading, chunks, asker, "extract"),
        cut=tuple(SourceSpan(source=source, start=s.start, end=s.end) for s in long),
    )


def halves(reading: Reading, whole: Part, asker: Asker) -> tuple[Part, ...]:
    """Cut a part that was too long for the model; empty where it cannot be cut.

    Two parts about half as long, or more where sentences are long.
    """
    chunk = whole.chunk
    size = max(chunk.tokens // 2 + 1, _SMALLEST)
    if size >= chunk.tokens:
        return ()
    bounds = Span(chunk.start, chunk.end)
    inner = Reading(
        article=reading.article,
        sentences=inside(reading, chunk),
        headings=tuple(each for each in reading.headings if each.within(bounds)),
        bylines=tuple(each for each in reading.bylines if each.within(bounds)),
        source=reading.source,
    )
    before = whole.shown.first - 1
    margin = 3 * size // 2 if asker.counter.estimated else size  # `cut` takes it off again
    found = cut(inner, margin, asker.counter).chunks
    moved = [each._replace(first=each.first + before, last=each.last + before) for each in found]
    return _parts(reading, moved, asker, whole.request.name) if len(moved) > 1 else ()


def _parts(reading: Reading, chunks: Sequence[Chunk], asker: Asker, name: str) -> tuple[Part, ...]:
    """Ask about each chunk; there is nothing to ask about one that has no more than a heading."""
    seen = [(chunk, shown(reading, chunk)) for chunk in chunks if inside(reading, chunk)]
    return tuple(
        Part(chunk, found, _request(asker, chunk, found.text, name, part(number, len(seen))))
        for number, (chunk, found) in enumerate(seen, 1)
    )


def _request(asker: Asker, chunk: Chunk, text: str, name: str, task: str) -> ModelRequest:
    joint = " " if name == "extract" else "."
    return asker.extract(f"{name}{joint}{chunk.number}", text, task, chunk.tokens)
