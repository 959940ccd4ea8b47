"""The time of a database: in UTC, and the server's where there is one."""

import asyncio
from datetime import UTC, datetime, timedelta

from service.stores import clock
from service.stores.database import Database


def test_it_is_now_and_goes_on_within_a_transaction(database_url: str) -> None:
    async def use() -> None:
        database = Database(database_url)
        async with database.transaction() as connection:
            first = await clock.now(connection)
            await asyncio.sleep(0.01)
            assert await clock.now(connection) > first
        assert first.tzinfo is UTC or first.utcoffset() is not None
        assert abs(datetime.now(tz=UTC) - first) < timedelta(minutes=1)
        await database.close()

    asyncio.run(use())
