"""Jobs as their owners see them, on every database."""

import asyncio
from collections.abc import Awaitable, Callable

from service.stores.database import Database
from service.stores.jobs import Job, Jobs, NewJob
from service.stores.queue import End, Queue


def use(url: str, what: Callable[[Jobs, Queue], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(url)
        try:
            await what(Jobs(database), Queue(database, "me"))
        finally:
            await database.close()

    asyncio.run(run())


def numbered(number: int) -> list[NewJob]:
    return [NewJob(f"work {each}", f"input {each}") for each in range(number)]


async def accepted(jobs: Jobs, tenant: str, new: list[NewJob]) -> list[str]:
    ids = await jobs.accept(tenant, new, most=100)
    assert ids is not None
    return ids


async def found(jobs: Jobs, job_id: str, tenant: str = "") -> Job:
    job = await jobs.find(job_id, tenant)
    assert job is not None
    return job


def test_a_job_that_was_accepted_is_there_and_queued(database_url: str) -> None:
    async def run(jobs: Jobs, _: Queue) -> None:
        [name] = await accepted(jobs, "", numbered(1))
        job = await found(jobs, name)
        assert (job.status, job.done, job.total, job.briefing_id) == ("queued", 0, 0, None)
        assert not job.over
        assert await jobs.find(name, "other") is None
        for odd in ("job_none", "", "\0", "\ud800", "x" * 5000):
            assert await jobs.find(odd, "") is None
            assert await jobs.cancel(odd, "") is None

    use(database_url, run)


def test_the_same_work_is_under_way_once_for_each_tenant(database_url: str) -> None:
    async def run(jobs: Jobs, queue: Queue) -> None:
        at_once = [jobs.accept("", numbered(1), most=100) for _ in range(5)]
        names = {tuple(ids or ()) for ids in await asyncio.gather(*at_once)}
        assert len(names) == 1
        [other] = await accepted(jobs, "other", numbered(1))
        [(name,)] = names
        assert other != name
        assert await jobs.waiting() == 2
        await queue.claim(5)
        await queue.finish(name, End("failed"))
        assert await accepted(jobs, "", numbered(1)) != [name]

    use(database_url, run)


def test_all_of_a_batch_are_accepted_or_none(database_url: str) -> None:
    async def run(jobs: Jobs, queue: Queue) -> None:
        ids = await jobs.accept("", numbered(3), most=3, batch_id="batch")
        assert ids is not None
        assert [(await found(jobs, name)).batch_id for name in ids] == ["batch"] * 3
        assert await jobs.accept("", [NewJob("x", ""), NewJob("y", "")], most=4) is None
        assert await jobs.waiting() == 3
        await queue.claim(1)  # what is worked on does not wait
        assert await jobs.accept("", [NewJob("x", ""), NewJob("y", "")], most=4) is not None

    use(database_url, run)


def test_a_job_is_cancelled_once_and_only_by_its_owner(database_url: str) -> None:
    async def run(jobs: Jobs, queue: Queue) -> None:
        first, second = await accepted(jobs, "", numbered(2))
        assert await jobs.cancel(first, "other") is None
        assert (await found(jobs, first)).status == "queued"
        job = await jobs.cancel(first, "")
        assert job is not None
        assert (job.status, job.over) == ("cancelled", True)
        assert list(await queue.claim(5)) == [second]
        await queue.finish(second, End("done", "brf_1"))
        again = await jobs.cancel(second, "")
        assert again is not None
        assert again.status == "done"

    use(database_url, run)


def test_what_was_cancelled_while_somebody_works_on_it_may_begin_anew(database_url: str) -> None:
    async def run(jobs: Jobs, queue: Queue) -> None:
        [name] = await accepted(jobs, "", numbered(1))
        await queue.claim(1)
        await jobs.cancel(name, "")
        assert await accepted(jobs, "", numbered(1)) != [name]
        assert await queue.mine() == [(name, True)]
        await queue.finish(name, End("done", "brf_1"))
        assert (await found(jobs, name)).status == "cancelled"
        assert await queue.mine() == []

    use(database_url, run)
