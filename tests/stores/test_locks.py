"""Transactions: what each mode lets others do meanwhile, on both databases."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import insert, select

from service.stores.database import Database
from service.stores.locks import Mode
from service.stores.sql import SqlStore
from service.stores.tables import spending


async def waits(first: Mode, second: Mode, url: str) -> bool:
    """Say whether a transaction waits until another one, of another process, has ended."""
    one, other = Database(url), Database(url, busy_seconds=20)
    entered = asyncio.Event()

    async def enter() -> None:
        async with other.transaction(second):
            entered.set()

    async with one.transaction(first):
        task = asyncio.create_task(enter())
        await asyncio.wait([asyncio.create_task(entered.wait()), task], timeout=1)
        waited = not entered.is_set()
    await task
    await one.close()
    await other.close()
    return waited


@pytest.mark.parametrize(
    ("first", "second", "on"),
    [
        ("write", "write", "sqlite"),
        ("clear", "read", ""),
        ("clear", "write", "sqlite postgresql"),
        ("write", "clear", "sqlite postgresql"),
        ("clear", "clear", "sqlite postgresql"),
        ("migrate", "migrate", "sqlite postgresql"),
        ("book", "book", "sqlite postgresql"),
        ("book", "write", "sqlite"),
        ("clear", "book", "sqlite"),
        ("snapshot", "write", ""),
    ],
)
def test_who_waits_for_whom(database_url: str, first: Mode, second: Mode, on: str) -> None:
    async def use() -> None:
        database = Database(database_url)
        async with database.transaction():
            pass
        await database.close()
        assert await waits(first, second, database_url) is (database_url.split(":")[0] in on)

    asyncio.run(use())


def test_a_snapshot_sees_one_moment(database_url: str) -> None:
    async def use() -> None:
        store, day = SqlStore(database_url), date(2026, 1, 2)
        await store.spend(day, 1)
        async with store.database.transaction("snapshot") as connection:
            assert await connection.scalar(select(spending.c.tokens)) == 1
            await store.spend(day, 1)
            assert await connection.scalar(select(spending.c.tokens)) == 1
        assert await store.spend(day, 0) == 2
        await store.close()

    asyncio.run(use())


def test_what_fails_in_the_middle_is_undone(database_url: str) -> None:
    async def use() -> None:
        store, day = SqlStore(database_url), date(2026, 1, 2)

        async def fail() -> None:
            async with store.database.transaction("write") as connection:
                await connection.execute(insert(spending).values(day=day, tokens=5))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await fail()
        assert await store.spend(day, 0) == 0
        await store.close()

    asyncio.run(use())
