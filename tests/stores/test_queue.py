"""The queue: each job is one worker's, and what a dead one leaves is another's."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from service.stores.database import Database
from service.stores.jobs import Jobs
from service.stores.queue import End, Queue
from tests.stores.test_jobs import accepted, found, numbered

LEASE = timedelta(seconds=0.3)


def use(url: str, what: Callable[[Jobs, Queue, Queue], Awaitable[None]]) -> None:
    async def run() -> None:
        one, two = Database(url), Database(url)
        try:
            await what(Jobs(one), Queue(one, "one", LEASE), Queue(two, "two", LEASE))
        finally:
            await one.close()
            await two.close()

    asyncio.run(run())


def test_each_job_is_claimed_once_the_oldest_first(database_url: str) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        names = await accepted(jobs, "", numbered(20))
        assert list(await one.claim(2)) == names[:2]
        turns = [each.claim(2) for _ in range(5) for each in (one, two)]
        claimed = [name for turn in await asyncio.gather(*turns) for name in turn]
        assert sorted(claimed) == sorted(names[2:])
        assert (await found(jobs, names[0])).status == "running"
        assert await one.claim(5) == {}

    use(database_url, run)


def test_a_job_gives_its_input_until_it_is_over(database_url: str) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        [name] = await accepted(jobs, "", numbered(1))
        assert await one.begin(name) == "input 0"
        assert await two.begin(name) == "input 0"  # it is another's now
        await one.tell(name, "drafting", 1, 2)
        assert (await found(jobs, name)).stage == "starting"
        await two.tell(name, "drafting", 1, 2)
        job = await found(jobs, name)
        assert (job.stage, job.done, job.total) == ("drafting", 1, 2)
        await two.finish(name, End("done", "brf_1"))
        job = await found(jobs, name)
        assert (job.status, job.briefing_id) == ("done", "brf_1")
        assert job.finished_at is not None
        assert await two.begin(name) is None

    use(database_url, run)


def test_jobs_of_the_dead_are_taken_over_by_one(database_url: str) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        assert not await one.beat()
        assert await one.beat()
        await two.beat()
        [name] = await accepted(jobs, "", numbered(1))
        await one.claim(1)
        assert await two.take_over() == []
        await asyncio.sleep(LEASE.total_seconds() * 1.5)
        await two.beat()
        assert await two.take_over() == [name]
        assert await two.alive() == {"two"}
        assert await two.take_over() == []
        assert not await one.beat()  # who wakes up hears that it was dead
        assert await one.mine() == []

    use(database_url, run)


@pytest.mark.parametrize(("end", "status"), [("failed", "running"), ("done", "done")])
def test_who_lost_a_job_may_say_only_that_it_is_done(
    database_url: str, end: str, status: str
) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        [name] = await accepted(jobs, "", numbered(1))
        await one.claim(1)
        await two.begin(name)
        await one.finish(name, End(end, problem="{}"))  # type: ignore[arg-type]
        assert (await found(jobs, name)).status == status

    use(database_url, run)


def test_who_leaves_hands_its_jobs_on_at_once(database_url: str) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        await one.beat()
        await two.beat()
        [name] = await accepted(jobs, "", numbered(1))
        await one.claim(1)
        await one.leave()
        assert await two.take_over() == [name]

    use(database_url, run)


def test_who_cancels_and_who_works_do_not_lock_each_other_out(database_url: str) -> None:
    async def run(jobs: Jobs, one: Queue, two: Queue) -> None:
        for _ in range(25):
            [name] = await accepted(jobs, "", numbered(1))
            await asyncio.gather(two.claim(1), jobs.cancel(name, ""))
            await two.finish(name, End("cancelled"))
            [name] = await accepted(jobs, "", numbered(1))
            await one.claim(1)
            done = End("failed", problem="{}")
            await asyncio.gather(two.begin(name), one.finish(name, done), jobs.cancel(name, ""))
            await two.finish(name, done)
            assert (await found(jobs, name)).over

    use(database_url, run)
