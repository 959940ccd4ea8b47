"""Revision 5: calls of a model can be booked in a database that is older."""

import asyncio

from service.stores.database import Database
from service.stores.sql import SqlStore
from service.stores.starts import Limits, Starts
from tests.stores.migrations.test_r1_briefings import old_database


def test_an_old_database_takes_bookings(database_url: str) -> None:
    old_database(database_url, number=1)

    async def use() -> None:
        database, store = Database(database_url), SqlStore(database_url)
        first, second = [await Starts(database, Limits(1, None)).book(1) for _ in range(2)]
        assert second.opens > first.opens + 59
        assert len(await store.page("", 10)) == 1
        await database.close()
        await store.close()

    asyncio.run(use())
