"""Owns the contract of an engine: a Reading goes in, a Draft comes out, progress by callback."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from service.models import Draft, PromptRef
from service.text.reading import Reading


class Event(NamedTuple):
    """One step of progress: `done` of `total` in a stage such as "drafting"."""

    stage: str
    done: int
    total: int


Events = Callable[[Event], None]
"""Where an engine reports progress; it must not raise and should return at once."""


def silent(event: Event) -> None:
    """Take no notice of progress."""


class Engine(Protocol):
    """Chooses lines; never writes offsets or quotations that `ground()` would have to trust.

    An engine reads only sentences, headings and chunks of the Reading it is given, and proposes
    lines in its order of importance. What it could not read it says in `Draft.unread` and
    `Draft.cut`. It raises `errors.EngineUnavailable` where it cannot work at all. Given the same
    Reading, an engine without a model gives the same Draft, to the byte.
    """

    @property
    def name(self) -> str:
        """Give the engine's name as requests use it."""
        ...

    @property
    def version(self) -> str:
        """Give the version; another version is other work with another briefing id."""
        ...

    @property
    def model(self) -> str | None:
        """Give the model's name, None where there is none."""
        ...

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """Give the prompts that are used."""
        ...

    @property
    def languages(self) -> frozenset[str] | None:
        """Give the ISO 639-1 codes that the engine reads, None for any language."""
        ...

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Propose the lines of a briefing."""
        ...
