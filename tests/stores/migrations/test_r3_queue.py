"""Revision 3: the queue and the workers are there after it, and nothing that was there is lost."""

import asyncio

from service.stores.database import Database
from service.stores.jobs import Jobs, NewJob
from service.stores.sql import SqlStore
from tests.stores.migrations.test_r1_briefings import old_database


def test_an_old_database_takes_jobs(database_url: str) -> None:
    old_database(database_url, number=1)

    async def use() -> None:
        jobs, store = Jobs(Database(database_url)), SqlStore(database_url)
        assert await jobs.accept("", [NewJob("work", "input")], most=1)
        assert len(await store.page("", 10)) == 1
        await jobs.close()
        await store.close()

    asyncio.run(use())
