"""Owns the contract of a mutation: a gold briefing goes in, spoilt ones come out."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from evals.mutations.golden import Golden, Wording
from service.models import Briefing

Direction = Literal["down", "up", "same"]


class Expectation(NamedTuple):
    """Where a score has to go, and how far, when a briefing was spoilt."""

    scorer: str
    direction: Direction
    size: float | None = None
    """The expected change of the score's value, without sign; None where none is known."""


class Mutant(NamedTuple):
    """A spoilt gold briefing."""

    briefing: Briefing
    changed: tuple[str, ...]
    """The ids of the lines that are wrong now; lines that are missing have none."""
    expected: tuple[Expectation, ...]


class Mutation(Protocol):
    """Spoils a gold briefing in one way, in so many copies as it takes.

    The copies of one briefing spoil each line that the mutation fits at most once; a briefing that
    it does not fit gives none. A mutation draws no lots: the same briefing gives the same mutants.
    """

    @property
    def name(self) -> str:
        """Give the name that stands in the table."""
        ...

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Give the wordings of gold briefings that the mutation is worth trying on."""
        ...

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Give the spoilt copies."""
        ...
