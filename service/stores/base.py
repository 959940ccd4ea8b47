"""Owns the contract of a store: briefings go in once and come out as the same characters."""

from datetime import date, datetime
from typing import NamedTuple, Protocol

from service.models import Briefing


class Saved(NamedTuple):
    """The stored JSON of a briefing, and whether this call was the one that stored it."""

    json: str
    new: bool


class Place(NamedTuple):
    """Where a briefing stands in a list: by the moment it was made, then by its id."""

    created_at: datetime
    id: str


class Entry(NamedTuple):
    """A briefing as a list shows it, with what is known of its first article."""

    id: str
    created_at: datetime
    engine: str
    headline: str | None
    title: str | None
    url: str | None
    published: date | None

    @property
    def place(self) -> Place:
        """Give where it stands."""
        return Place(self.created_at, self.id)


class Wanted(NamedTuple):
    """Which briefings a list has: of one day (UTC), of one engine, or all."""

    day: date | None = None
    engine: str | None = None


ALL = Wanted()
"""Any day, any engine."""


class Forgotten(NamedTuple):
    """How much was removed."""

    articles: int = 0
    briefings: int = 0
    jobs: int = 0

    def plus(self, other: "Forgotten") -> "Forgotten":
        """Give both together."""
        return Forgotten(*map(sum, zip(self, other, strict=True)))


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

    async def page(
        self, tenant: str, limit: int, after: Place | None = None, wanted: Wanted = ALL
    ) -> list[Entry]:
        """Give a tenant's briefings, newest first: at most `limit` of those that follow `after`.

        Whoever goes on from the last of each page sees every briefing once that was there all
        the while, whatever is stored or removed meanwhile.
        """
        ...

    async def delete(self, briefing_id: str, tenant: str) -> bool:
        """Remove a briefing, and its articles unless others cite them; say if it was there.

        A job that is just making it is cancelled, and counts as it.
        """
        ...

    async def purge(self, what: str) -> Forgotten:
        """Remove an article and all that was made from it, whoever's it is; cancel jobs on it.

        Args:
            what: The id of a briefing, for all articles that it cites; or the SHA-256 of a text
                in hexadecimal, of which 16 digits will do.
        """
        ...

    async def expire(self, briefings: datetime | None, jobs: datetime | None) -> Forgotten:
        """Remove what is older: briefings, with articles that nothing cites, and jobs.

        Args:
            briefings: Those made before this moment go, as do jobs that wait since; None keeps all.
            jobs: Those finished before it go, as do idempotency keys; None keeps all.
        """
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
