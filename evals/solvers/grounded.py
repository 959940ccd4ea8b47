"""Owns the replies of a strong model as the engine takes them: parsed, checked and grounded.

Each reply is written in the engine's rows and read by its parser; what falls at the checks is left
out. Nothing is repaired, and nothing added by rules, so that these figures are the model's alone.
"""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

from evals.dataset import Sample
from evals.solvers.encoding import Reply, encoded, renumbered
from evals.solvers.engine import article_of
from evals.solvers.replies import FOLDER, Replies, sentences
from service.engines.base import Event, Events
from service.engines.llm.answers import answer
from service.engines.llm.rows import SECTIONS, rows
from service.engines.llm.shown import Shown
from service.engines.llm.sifting import sift
from service.grounding import Witnesses
from service.models import Briefing, Draft, PromptRef
from service.pipeline import brief
from service.text.reading import Reading
from service.text.split import split

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True)
class GroundedReplies:
    """Puts the replies of a folder through the engine; a sample without one is not scored."""

    folder: Path = FOLDER
    name: str = "model replies, grounded"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    @property
    def version(self) -> str:
        """Give a hash of the replies."""
        return Replies(self.folder).version

    def solve(self, sample: Sample) -> Briefing | None:
        """Answer the engine with the reply."""
        if not (self.folder / f"{sample.id}.reply.json").exists():
            return None
        article = article_of(sample, LANGUAGES)
        written = encoded(reply(self.folder, sample.id, split(article)))
        return asyncio.run(brief(article, _Answered(written)))


def reply(folder: Path, name: str, reading: Reading) -> Reply:
    """Read a reply, with the numbers that its sentences have in `reading`.

    Raises:
        ValueError: the reading lacks a sentence that the model was shown.
    """
    numbered = (folder / f"{name}.numbered.txt").read_text(encoding="utf-8")
    places = sentences(numbered, reading.text)

    def numbers(old: int) -> list[int]:
        start, end = places[old]
        return [each.number for each in reading.sentences if each.start < end and start < each.end]

    written = (folder / f"{name}.reply.json").read_text(encoding="utf-8")
    return renumbered(json.loads(written), numbers)


@dataclass(frozen=True)
class _Answered:
    """An engine whose model has answered: the rows that stand are its lines."""

    answer: str
    name: str = "answered"
    version: str = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()
    languages: frozenset[str] | None = LANGUAGES

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Parse the answer, and leave out what does not stand on the words that it cites."""
        found = rows(answer(self.answer, SECTIONS) or {})
        sifted = sift(found, Shown("", 1, len(reading.sentences)), Witnesses(reading))
        events(Event("drafting", 1, 1))
        held_back = tuple(each.withheld(section) for section, each in sifted.fallen)
        return Draft(lines=tuple(sifted.standing), withheld=held_back)
