"""Owns the solver of an engine that waits for a model: several articles at once, on one loop.

The client of a model lives on one event loop, so all samples of a run share one; `run()` sees to
that, and closes the client at the end.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from evals.dataset import Sample
from evals.solvers.engine import EngineSolver, article_of
from service.models import Briefing
from service.pipeline import Options, brief


@dataclass(frozen=True)
class WaitingSolver(EngineSolver):
    """Runs an engine whose model is far away."""

    at_once: int
    """So many articles are briefed at once."""
    aclose: Callable[[], Awaitable[None]]
    """Closes the connections that were opened on the running loop."""

    async def solved(self, sample: Sample) -> Briefing:
        """Make the briefing, on the loop of all others.

        Raises:
            ModelError: the model gave no briefing; no other engine stands in for it here.
        """
        article = article_of(sample, self.engine.languages)
        return await brief(article, self.engine, Options(strict=True))
