"""Idempotency keys, on every database: reserved once, kept, dropped, taken from the dead."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from service.stores.database import Database
from service.stores.jobs import Jobs
from service.stores.keys import Kept, Keys
from tests.stores.test_jobs import numbered


def use(url: str, what: Callable[[Keys, Jobs], Awaitable[None]], stale: float = 60) -> None:
    async def run() -> None:
        database = Database(url)
        await what(Keys(database, timedelta(seconds=stale)), Jobs(database))
        await database.close()

    asyncio.run(run())


def test_a_key_is_reserved_once_for_each_tenant(database_url: str) -> None:
    async def run(keys: Keys, _: Jobs) -> None:
        found = await asyncio.gather(*(keys.reserve("", "key", "hash") for _ in range(5)))
        assert sorted(each is None for each in found) == [False] * 4 + [True]
        assert await keys.reserve("other", "key", "hash") is None
        await keys.drop("", "key")
        assert await keys.reserve("", "key", "another hash") is None

    use(database_url, run)


def test_an_answer_is_kept(database_url: str) -> None:
    async def run(keys: Keys, _: Jobs) -> None:
        await keys.reserve("", "key", "hash")
        await keys.keep("", "key", 422, headers={"A": "b"}, body="told")
        kept = await keys.reserve("", "key", "other")
        assert kept == Kept("hash", None, None, 422, {"A": "b"}, "told")

    use(database_url, run)


def test_a_key_leads_to_its_job(database_url: str) -> None:
    async def run(keys: Keys, jobs: Jobs) -> None:
        await keys.reserve("", "key", "hash")
        ids = await jobs.accept("", numbered(1), most=10, key="key")
        kept = await keys.reserve("", "key", "hash")
        assert kept is not None
        assert ids == [kept.job_id]

    use(database_url, run, stale=0)


def test_a_key_of_the_dead_is_free_for_the_same_request(database_url: str) -> None:
    async def run(keys: Keys, _: Jobs) -> None:
        await keys.reserve("", "key", "hash")
        await asyncio.sleep(0.1)
        assert await keys.reserve("", "key", "other") is not None
        assert await keys.reserve("", "key", "hash") is None

    use(database_url, run, stale=0.05)
