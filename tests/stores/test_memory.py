"""The store that forgets: nothing outlives it."""

import asyncio

from service.stores.memory import MemoryStore
from tests.contracts.test_store import briefing


def test_two_stores_share_nothing() -> None:
    async def use() -> None:
        await MemoryStore().save(briefing("brf_1"), "")
        assert await MemoryStore().get("brf_1", "") is None

    asyncio.run(use())
