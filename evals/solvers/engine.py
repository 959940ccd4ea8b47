"""Owns the solver of our engines: an article goes the whole way, from its text to a Briefing."""

import asyncio
from dataclasses import dataclass

from evals.dataset import Sample
from service.engines.base import Engine
from service.ingest import Sent, article_from_text
from service.models import Article, Briefing, PromptRef
from service.pipeline import brief


@dataclass(frozen=True)
class EngineSolver:
    """Runs an engine through intake, pipeline and grounding, as a caller would."""

    engine: Engine

    @property
    def name(self) -> str:
        """Give the engine's name."""
        return self.engine.name

    @property
    def version(self) -> str:
        """Give the engine's version."""
        return self.engine.version

    @property
    def model(self) -> str | None:
        """Give the engine's model."""
        return self.engine.model

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """Give the engine's prompts."""
        return self.engine.prompts

    def solve(self, sample: Sample) -> Briefing:
        """Make the briefing."""
        return asyncio.run(brief(article_of(sample, self.engine.languages), self.engine))


def article_of(sample: Sample, languages: frozenset[str] | None) -> Article:
    """Take a sample in as the caller of an engine of these languages would."""
    return article_from_text(
        sample.article_text, Sent(published=sample.published, languages=languages)
    )
