"""Owns `brevier purge`: an article and all that was made from it goes, or what is too old."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from service.cli import output
from service.errors import BrevierError
from service.render.words import counted
from service.settings import Settings, load

if TYPE_CHECKING:
    from service.stores.base import Forgotten, Store


def run(what: str | None, expired: bool) -> int:
    """Remove what is named, or what is too old; give 1 if nothing of that name is stored.

    Raises:
        BrevierError: the database cannot be written.
    """
    settings = load()
    gone = asyncio.run(_purge(settings, what))
    if expired and settings.retention_days is None:
        output.complain("briefings are kept for ever: BREVIER_RETENTION_DAYS is not set")
    if what is not None and not any(gone):
        raise BrevierError(f"nothing is stored under {what[:100]!r}")
    parts = [counted(gone.briefings, "briefing"), counted(gone.articles, "article")]
    jobs = f" and {counted(gone.jobs, 'job')}" if expired or gone.jobs else ""
    output.write(f"Removed {' and '.join(parts) if not jobs else ', '.join(parts)}{jobs}.\n")
    return 0


async def _purge(settings: Settings, what: str | None) -> "Forgotten":
    from service.wiring import build_store

    store = build_store(settings)
    try:
        return await _removed(store, settings, what)
    finally:
        await store.close()


async def _removed(store: "Store", settings: Settings, what: str | None) -> "Forgotten":
    if what is not None:
        return await store.purge(what)
    from service.stores.retention import clear

    return await clear(store, settings, datetime.now(tz=UTC))
