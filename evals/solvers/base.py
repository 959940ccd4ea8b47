"""Owns the contract of a solver: what makes a briefing of a sample, our engines or a baseline."""

from typing import Protocol

from evals.dataset import Sample
from service.models import Briefing, PromptRef


class Solver(Protocol):
    """Makes briefings of samples; it sees the article and its date, never the gold.

    It may raise anything: the failure is noted for that sample and the rest goes on. Two solvers
    with the same name, version, model and prompts give the same briefings.
    """

    @property
    def name(self) -> str:
        """Give the name that stands in reports."""
        ...

    @property
    def version(self) -> str:
        """Give the version."""
        ...

    @property
    def model(self) -> str | None:
        """Give the model's name, None where there is none."""
        ...

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """Give the prompts that are used."""
        ...

    def solve(self, sample: Sample) -> Briefing | None:
        """Make the briefing of a sample; None where the solver has nothing for this sample."""
        ...
