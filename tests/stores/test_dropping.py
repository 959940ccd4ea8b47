"""The end of jobs whose article goes: whatever they are at, nothing of it stays or comes back."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from service.stores.base import Forgotten
from service.stores.jobs import Jobs, NewJob
from service.stores.keys import Keys
from service.stores.queue import End, Queue
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing, sha256
from tests.stores.remains import holding
from tests.stores.test_jobs import accepted, found

WORD = "Quagmirela"
TEXT = f"{WORD} said so. " * 2000
HASH = sha256(TEXT)


def use(url: str, what: Callable[[SqlStore, Jobs, Queue], Awaitable[None]]) -> None:
    async def run() -> None:
        store = SqlStore(url)
        try:
            await what(store, Jobs(store.database), Queue(store.database, "me"))
        finally:
            await store.close()

    asyncio.run(run())


def of_text(work: str = "brf_1") -> NewJob:
    return NewJob(work, f'{{"text": "{TEXT}"}}', article=HASH)


@pytest.mark.parametrize("claimed", [False, True])
@pytest.mark.parametrize("what", ["brf_1", HASH, HASH[:16]])
def test_a_job_without_a_briefing_is_purged(database_url: str, what: str, claimed: bool) -> None:
    async def run(store: SqlStore, jobs: Jobs, queue: Queue) -> None:
        [name, other] = await accepted(jobs, "a", [of_text(), NewJob("other", "kept")])
        [his] = await accepted(jobs, "b", [of_text("brf_5")])
        if claimed:
            assert len(await queue.claim(9)) == 3
        assert holding(database_url, WORD)
        assert await store.purge(what) == Forgotten(jobs=2)
        assert not holding(database_url, WORD)
        assert not holding(database_url, HASH)
        for job_id, tenant in ((name, "a"), (his, "b")):
            job = await found(jobs, job_id, tenant)
            assert (job.status, job.finished_at is None) == ("cancelled", False)
        assert not (await found(jobs, other, "a")).over
        assert set(await queue.mine()) == (
            {(name, True), (his, True), (other, False)} if claimed else set()
        )
        assert await queue.begin(name) is None
        assert await accepted(jobs, "a", [of_text()]) != [name]  # whoever sends it again may

    use(database_url, run)


def test_a_briefing_in_the_making_is_deleted_by_its_tenant_alone(database_url: str) -> None:
    async def run(store: SqlStore, jobs: Jobs, _: Queue) -> None:
        [name] = await accepted(jobs, "a", [of_text()])
        assert not await store.delete("brf_1", "b")
        assert await store.delete("brf_1", "a")
        assert (await found(jobs, name, "a")).status == "cancelled"
        assert not holding(database_url, WORD)
        assert not await store.delete("brf_1", "a")

    use(database_url, run)


def test_jobs_that_wait_for_too_long_expire(database_url: str) -> None:
    async def run(store: SqlStore, jobs: Jobs, _: Queue) -> None:
        await accepted(jobs, "", [of_text()])
        now = datetime.now(tz=UTC)
        assert await store.expire(now - timedelta(hours=1), now) == Forgotten()
        assert await store.expire(now + timedelta(hours=1), None) == Forgotten(jobs=1)
        assert not holding(database_url, WORD)

    use(database_url, run)


def test_a_job_that_failed_goes_with_its_article_and_its_key(database_url: str) -> None:
    async def run(store: SqlStore, jobs: Jobs, queue: Queue) -> None:
        keys = Keys(store.database)
        await keys.reserve("", "key", "hash")
        [name] = await jobs.accept("", [of_text()], most=9, key="key") or []
        await queue.claim(1)
        await queue.finish(name, End("failed", problem=f'{{"detail": "{WORD}"}}'))
        assert await store.purge(HASH) == Forgotten()
        assert not holding(database_url, WORD)
        assert await jobs.find(name, "") is None
        assert await keys.reserve("", "key", "another") is None

    use(database_url, run)


def test_jobs_that_failed_of_a_deleted_article_go_with_it_and_others_stay(
    database_url: str,
) -> None:
    async def run(store: SqlStore, jobs: Jobs, queue: Queue) -> None:
        failed, under_way = await accepted(jobs, "", [of_text("brf_2"), of_text("brf_3")])
        await queue.claim(1)
        await queue.finish(failed, End("failed", problem=f'{{"detail": "{WORD}"}}'))
        await store.save(briefing("brf_1", TEXT), "")
        await store.save(briefing("brf_4", TEXT), "")
        await store.delete("brf_1", "")  # another still cites the article
        assert await jobs.find(failed, "") is not None
        await store.delete("brf_4", "")
        assert await jobs.find(failed, "") is None
        assert (await found(jobs, under_way)).status == "queued"

    use(database_url, run)


def test_who_works_on_a_purged_job_stores_no_briefing(database_url: str) -> None:
    async def run(store: SqlStore, jobs: Jobs, queue: Queue) -> None:
        [name] = await accepted(jobs, "", [of_text()])
        await queue.claim(1)
        await store.purge(HASH)
        assert await queue.save(name, briefing("brf_1", TEXT), "") is None
        await queue.finish(name, End("done", "brf_1"))
        assert (await found(jobs, name)).status == "cancelled"
        assert not holding(database_url, WORD)

    use(database_url, run)


def test_purging_at_the_moment_of_saving_leaves_nothing(database_url: str) -> None:
    async def run(store: SqlStore, jobs: Jobs, queue: Queue) -> None:
        for number in range(10):
            work = f"brf_{number}"
            [name] = await accepted(jobs, "", [of_text(work)])
            await queue.claim(1)

            async def later(name: str = name, number: int = number) -> None:
                await asyncio.sleep(number / 500)
                await queue.save(name, briefing(f"brf_{number}", TEXT), "")

            await asyncio.gather(later(), store.purge(HASH))
            assert await store.get(work, "") is None
            await queue.finish(name, End("done", work))
        assert not holding(database_url, WORD)

    use(database_url, run)
