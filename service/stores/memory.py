"""Owns the store that forgets: a dict, for tests and for runs that keep nothing."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import NamedTuple

from service.models import Briefing
from service.stores.base import ALL, Entry, Forgotten, Place, Saved, Wanted


class _Kept(NamedTuple):
    json: str
    entry: Entry
    cited: frozenset[str]


class MemoryStore:
    """Keeps briefings as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Kept] = {}
        self._spent: Counter[date] = Counter()

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        kept = self._kept.get((tenant, briefing_id))
        return kept and kept.json

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Keep a briefing, or give what is kept under its id already."""
        made = _kept(briefing)
        kept = self._kept.setdefault((tenant, briefing.id), made)
        return Saved(kept.json, kept is made)

    async def page(
        self, tenant: str, limit: int, after: Place | None = None, wanted: Wanted = ALL
    ) -> list[Entry]:
        """Give a tenant's briefings, newest first: at most `limit` of those that follow `after`."""
        hers = (kept.entry for (owner, _), kept in self._kept.items() if owner == tenant)
        found = [
            entry
            for entry in hers
            if wanted.day in (None, entry.created_at.date())
            and wanted.engine in (None, entry.engine)
            and (after is None or entry.place < after)
        ]
        return sorted(found, key=lambda entry: entry.place, reverse=True)[:limit]

    async def delete(self, briefing_id: str, tenant: str) -> bool:
        """Remove a briefing; say if it was there."""
        return self._kept.pop((tenant, briefing_id), None) is not None

    async def purge(self, what: str) -> Forgotten:
        """Remove an article and all that was made from it, whoever's it is."""
        texts = {
            text
            for (_, name), kept in self._kept.items()
            for text in kept.cited
            if name == what or (len(what) >= 16 and text.startswith(what.lower()))
        }
        return self._forget([key for key, kept in self._kept.items() if kept.cited & texts])

    async def expire(self, briefings: datetime | None, jobs: datetime | None) -> Forgotten:
        """Remove what was made before."""
        if briefings is None:
            return Forgotten()
        kept = self._kept.items()
        return self._forget([key for key, one in kept if one.entry.created_at < briefings])

    async def spend(self, day: date, tokens: int) -> int:
        """Add tokens to those spent on a day, and give what they come to now."""
        self._spent[day] += tokens
        return self._spent[day]

    async def ping(self) -> None:
        """Return: memory is always there."""

    async def close(self) -> None:
        """Keep everything: there is no connection to let go of."""

    def _forget(self, keys: list[tuple[str, str]]) -> Forgotten:
        before = self._articles()
        for key in keys:
            del self._kept[key]
        return Forgotten(len(before - self._articles()), len(keys))

    def _articles(self) -> set[tuple[str, str]]:
        return {(tenant, text) for (tenant, _), kept in self._kept.items() for text in kept.cited}


def _kept(briefing: Briefing) -> _Kept:
    source = briefing.sources[0]
    entry = Entry(
        briefing.id,
        briefing.generated_at.astimezone(UTC),
        briefing.receipt.engine,
        briefing.headline.text if briefing.headline else None,
        source.title,
        source.url,
        source.published,
    )
    cited = frozenset(source.text_sha256 for source in briefing.sources)
    return _Kept(briefing.to_json(), entry, cited)
