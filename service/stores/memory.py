"""Owns the store that forgets: a dict, for tests and for runs that keep nothing."""

from collections import Counter
from datetime import date

from service.models import Briefing
from service.stores.base import Saved


class MemoryStore:
    """Keeps briefings as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}
        self._spent: Counter[date] = Counter()

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        return self._kept.get((tenant, briefing_id))

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Keep a briefing, or give what is kept under its id already."""
        written = briefing.to_json()
        kept = self._kept.setdefault((tenant, briefing.id), written)
        return Saved(kept, kept is written)

    async def spend(self, day: date, tokens: int) -> int:
        """Add tokens to those spent on a day, and give what they come to now."""
        self._spent[day] += tokens
        return self._spent[day]

    async def ping(self) -> None:
        """Return: memory is always there."""

    async def close(self) -> None:
        """Keep everything: there is no connection to let go of."""
