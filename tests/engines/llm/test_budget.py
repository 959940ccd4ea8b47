"""Budgets: what is set aside counts, what was not spent comes back, a new day begins anew."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from service.engines.llm.budget import Daily, Unlimited
from service.errors import OverBudget
from service.stores.memory import MemoryStore

EVENING = datetime(2026, 1, 2, 23, 0, tzinfo=UTC)


def test_a_day_has_so_many_tokens_and_no_more() -> None:
    async def use() -> None:
        store = MemoryStore()
        budget = Daily(1000, store.spend, lambda: EVENING)
        await budget.reserve(900)
        with pytest.raises(OverBudget, match="900 of the 1,000") as caught:
            await budget.reserve(200)
        assert caught.value.retry_after == 3600
        await budget.settle(900, 300)
        await budget.reserve(700)
        assert await store.spend(EVENING.date(), 0) == 1000

    asyncio.run(use())


def test_the_account_is_that_of_the_day() -> None:
    async def use() -> None:
        days = iter([EVENING, datetime(2026, 1, 3, 0, 1, tzinfo=UTC)])
        store = MemoryStore()
        budget = Daily(1000, store.spend, lambda: next(days))
        await budget.reserve(900)
        await budget.reserve(900)
        assert await store.spend(date(2026, 1, 3), 0) == 900

    asyncio.run(use())


def test_without_a_cap_everything_goes() -> None:
    async def use() -> None:
        await Unlimited().reserve(10**12)
        await Unlimited().settle(10**12, 1)

    asyncio.run(use())
