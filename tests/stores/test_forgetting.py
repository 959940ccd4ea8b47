"""Removal: what tells of a briefing goes with it, and nothing of its words stays in a file."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from service.stores import forgetting
from service.stores.base import Forgotten
from service.stores.database import Database
from service.stores.sql import SqlStore
from service.stores.tables import articles, idempotency_keys, jobs
from tests.contracts.test_store import NOON, briefing


async def tell_of(database: Database, name: str, finished: datetime | None = NOON) -> None:
    """Store a job and an idempotency key that tell of a briefing."""
    moments = {"created_at": finished or NOON, "updated_at": NOON, "finished_at": finished}
    state = {"status": "done", "done": 1, "total": 1, "stage": "save", "briefing_id": name}
    job = {"tenant": "", "id": f"job_{name}", **state, **moments}
    key = {"tenant": "", "key": name, "request_hash": "h", "body": "words", "briefing_id": name}
    async with database.transaction("write") as connection:
        await connection.execute(insert(jobs).values(job))
        created = {"created_at": finished or NOON}
        await connection.execute(insert(idempotency_keys).values(key | created))


async def left(database: Database) -> tuple[list[str], list[str]]:
    async with database.transaction() as connection:
        ids = (await connection.scalars(select(jobs.c.id).order_by(jobs.c.id))).all()
        keys = (await connection.scalars(select(idempotency_keys.c.key))).all()
    return list(ids), list(keys)


def test_what_tells_of_a_briefing_goes_with_it(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        for name in ("brf_1", "brf_2"):
            await store.save(briefing(name, name), "")
            await tell_of(store.database, name)
        await store.delete("brf_1", "")
        assert await left(store.database) == (["job_brf_2"], ["brf_2"])
        await store.close()

    asyncio.run(use())


def test_finished_jobs_expire_and_others_stay(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await tell_of(store.database, "old", NOON - timedelta(days=1))
        await tell_of(store.database, "new")
        await tell_of(store.database, "running", None)
        assert await store.expire(None, NOON) == Forgotten(jobs=1)
        assert await left(store.database) == (["job_new", "job_running"], ["new", "running"])
        await store.close()

    asyncio.run(use())


def test_more_than_one_portion_expires(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "TOGETHER", 2)
    nobodys = {"tenant": "", "sha256": "0" * 64, "received_at": NOON, "text": "of no briefing"}

    async def use() -> None:
        store = SqlStore(database_url)
        for number in range(5):
            await store.save(briefing(f"brf_{number}", f"text {number}"), "")
        async with store.database.transaction("write") as connection:
            await connection.execute(insert(articles).values(nobodys))
        assert await store.expire(NOON + timedelta(seconds=1), None) == Forgotten(6, 5)
        await store.close()

    asyncio.run(use())


def test_nothing_of_a_purged_article_stays_in_the_file(tmp_path: Path) -> None:
    async def use() -> None:
        store = SqlStore(f"sqlite:///{tmp_path}/brevier.db")
        await store.save(briefing("brf_1", "the secret words " * 1000), "")
        await store.save(briefing("brf_2", "the other words " * 1000), "")
        await store.purge("brf_1")
        await store.close()

    asyncio.run(use())
    (file,) = tmp_path.iterdir()  # the log beside it is gone, too
    assert b"secret words" not in file.read_bytes()
    assert b"other words" in file.read_bytes()


def test_a_moment_of_another_zone_is_compared_in_utc(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await store.save(briefing("brf_1", at=datetime(2026, 1, 2, 12, tzinfo=UTC)), "")
        eastern = datetime.fromisoformat("2026-01-02T08:00:00-05:00")  # 13:00 UTC
        assert await store.expire(eastern - timedelta(hours=2), None) == Forgotten()
        assert (await store.expire(eastern, None)).briefings == 1
        await store.close()

    asyncio.run(use())
