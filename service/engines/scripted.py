"""Owns the scripted engine: it gives the lines it was told to give; for tests and demonstrations.

It cuts chunks as a model's engine does, so that what is cut or not read shows in `coverage`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from service.engines.base import Event, Events
from service.models import Draft, DraftLine, PromptRef, SourceSpan, Tokens, Unread
from service.text.chunks import Chunk, cut
from service.text.reading import Reading
from service.text.tokens import Counter


@dataclass(frozen=True, kw_only=True)
class ScriptedEngine:
    """Proposes `lines`, whatever it is given to read."""

    lines: tuple[DraftLine, ...]
    counter: Counter
    budget: int = 3000
    """Tokens a chunk."""
    failing: frozenset[int] = frozenset()
    """Numbers of the chunks that fail for good."""
    name: str = "scripted"
    version: str = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()
    languages: frozenset[str] | None = None

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Give the script, with what the chunks say about the reading."""
        chunks, long = cut(reading, self.budget, self.counter)
        for chunk in chunks:
            events(Event("drafting", chunk.number, len(chunks)))
        source = reading.source
        return Draft(
            lines=self.lines,
            chunks=len(chunks),
            tokens=Tokens(
                input=sum(chunk.tokens for chunk in chunks), estimated=self.counter.estimated
            ),
            unread=tuple(self._unread(chunks, source)),
            cut=tuple(SourceSpan(source=source, start=s.start, end=s.end) for s in long),
        )

    def _unread(self, chunks: Iterable[Chunk], source: str) -> Iterable[Unread]:
        for chunk in chunks:
            if chunk.number in self.failing:
                yield Unread(source=source, start=chunk.start, end=chunk.end, reason="chunk_failed")
