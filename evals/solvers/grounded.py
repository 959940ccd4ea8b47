"""Owns the replies of a strong model as the engine takes them: parsed, checked and grounded.

Each reply is written in the engine's rows and answers its one call, as if it came from the wire.
Nothing is repaired: a second answer is empty.
"""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

from evals.dataset import Sample
from evals.solvers.encoding import EMPTY, Reply, encoded, renumbered
from evals.solvers.engine import article_of
from evals.solvers.replies import FOLDER, Replies, sentences
from service.engines.llm import Asker, LlmEngine, prompts
from service.engines.llm.base import Call, ModelReply, ModelRequest
from service.engines.llm.budget import Unlimited
from service.models import Briefing, PromptRef
from service.pipeline import brief
from service.text.reading import Reading
from service.text.split import split
from service.text.tokens import EstimatingCounter

LANGUAGES = frozenset({"en"})
_WHOLE = 100_000
"""Tokens of a chunk: every article is one."""


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
        answer = encoded(reply(self.folder, sample.id, split(article)))
        return asyncio.run(brief(article, _engine(answer)))


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


def _engine(answer: str) -> LlmEngine:
    async def call(request: ModelRequest) -> ModelReply:
        return ModelReply(text=EMPTY if request.name.startswith("repair") else answer)

    def calls() -> Call:
        return call

    return LlmEngine(
        model="replies",
        calls=calls,
        asker=Asker(prompts(), EstimatingCounter("o200k_base")),
        price=lambda _: None,
        budget=Unlimited(),
        chunk_tokens=_WHOLE,
        strict=True,
    )
