"""Retention: the ages of the settings decide, and without one briefings stay."""

import asyncio
from datetime import timedelta

from service.settings import load
from service.stores.base import Forgotten
from service.stores.retention import clear
from service.stores.sql import SqlStore
from tests.contracts.test_store import NOON, briefing
from tests.stores.test_forgetting import tell_of


def test_the_settings_say_what_is_too_old(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await store.save(briefing("brf_1", at=NOON), "")
        await tell_of(store.database, "brf_x", NOON)
        later = NOON + timedelta(days=20)
        assert await clear(store, load(), later) == Forgotten()
        assert await clear(store, load(), later + timedelta(days=11)) == Forgotten(jobs=1)
        assert await clear(store, load(retention_days=20), later) == Forgotten()
        assert await clear(store, load(retention_days=19), later) == Forgotten(1, 1)
        await store.close()

    asyncio.run(use())
