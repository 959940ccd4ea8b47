"""Revision 2: what is new is filled from the briefings that are there."""

import asyncio

from sqlalchemy import create_engine, text

from service.stores.address import parse
from service.stores.base import Forgotten
from service.stores.migrations import r2_jobs
from service.stores.sql import SqlStore
from tests.contracts.test_store import EXAMPLE, sha256
from tests.stores.migrations.test_r1_briefings import old_database
from tests.stores.test_migrating import sync


def test_old_briefings_are_listed_and_purged_like_new_ones(database_url: str) -> None:
    number = 2 * r2_jobs.TOGETHER + 1
    old_database(database_url, number=number)

    async def use() -> None:
        store = SqlStore(database_url)
        entries = await store.page("", 1000)
        assert len(entries) == number
        assert EXAMPLE.headline is not None
        assert {entry.headline for entry in entries} == {EXAMPLE.headline.text}
        assert await store.purge(sha256("one")) == Forgotten(articles=1, briefings=number)
        await store.close()

    asyncio.run(use())


def test_a_briefing_that_cannot_be_read_stays_as_it_is(database_url: str) -> None:
    old_database(database_url, number=1)
    engine = create_engine(parse(database_url).set(drivername=sync(database_url)))
    with engine.begin() as connection:
        connection.execute(text("UPDATE briefings SET json = 'what?'"))
    engine.dispose()

    async def use() -> None:
        store = SqlStore(database_url)
        assert await store.get("brf_000", "") == "what?"
        assert [entry.headline for entry in await store.page("", 9)] == [None]
        assert await store.delete("brf_000", "")
        await store.close()

    asyncio.run(use())
