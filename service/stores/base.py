"""Owns the contract of a store: briefings go in once and come out as the same characters."""

from datetime import date
from typing import NamedTuple, Protocol

from service.models import Briefing


class Saved(NamedTuple):
    """The stored JSON of a briefing, and whether this call was the one that stored it."""

    json: str
    new: bool


class Store(Protocol):
    """Keeps briefings by id; the first one saved under an id stays, whoever else saves it again.

    A tenant sees its own briefings only: to anybody else an id is unknown. Opening is lazy, and
    a store that was gone works again as soon as its database does. Every method raises
    `errors.StoreUnavailable` where the database cannot be opened, read or written.
    """

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        ...

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Store a briefing with its articles, or give what is stored under its id already."""
        ...

    async def spend(self, day: date, tokens: int) -> int:
        """Add tokens to those spent on a day, or take some off, and give what they come to now."""
        ...

    async def ping(self) -> None:
        """Return if the database can be read now."""
        ...

    async def close(self) -> None:
        """Let go of all connections; a later call opens them again."""
        ...
