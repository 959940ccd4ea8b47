"""A worker: jobs end, what the model gave is kept, the dead are replaced, a stop hands on."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from evals.peers import BadKey, ChatRequest, ChatServer, Reply
from service.jobs.worker import unique_name
from service.models import Briefing
from service.stores.queue import Queue
from service.stores.tables import workers
from service.wiring import build_store, build_worker
from tests.jobs import running
from tests.jobs.running import accepted, article, new, over, working
from tests.scripted import always, answer


def test_a_job_ends_with_a_stored_briefing(database_url: str) -> None:
    async def use(server: ChatServer) -> None:
        settings = running.settings(database_url, server.base_url)
        async with working(settings) as (jobs, _):
            [name] = await accepted(jobs, new(article()))
            job = await over(jobs, name)
        assert (job.status, job.problem) == ("done", None)
        store = build_store(settings)
        stored = await store.get(job.briefing_id or "", "")
        await store.close()
        assert stored is not None
        briefing = Briefing.model_validate_json(stored)
        assert (briefing.receipt.engine, briefing.degraded) == ("llm", ())

    with ChatServer(always(answer(article()))) as server:
        asyncio.run(use(server))
        assert server.calls == 1


def test_the_extractive_engine_needs_no_model(tmp_path: Path) -> None:
    async def use() -> None:
        async with working(running.settings(running.sqlite(tmp_path), None)) as (jobs, _):
            [name] = await accepted(jobs, new(article(), "extractive"))
            assert (await over(jobs, name)).status == "done"

    asyncio.run(use())


def test_a_strict_job_fails_with_what_the_model_said(tmp_path: Path) -> None:
    async def use(server: ChatServer) -> None:
        settings = running.settings(running.sqlite(tmp_path), server.base_url)
        async with working(settings) as (jobs, _):
            names = await accepted(jobs, new(article(), strict=True), new(article(), key="plain"))
            strict, plain = [await over(jobs, name) for name in names]
        assert strict.status == "failed"
        told = json.loads(strict.problem or "")
        assert told["code"] == "model_failed"
        assert "key" in told["detail"]
        assert plain.status == "done"

    with ChatServer(lambda _: BadKey()) as server:
        asyncio.run(use(server))


def test_a_job_that_is_cancelled_stops_calling(tmp_path: Path) -> None:
    async def use(server: ChatServer) -> None:
        settings = running.settings(running.sqlite(tmp_path), server.base_url)
        async with working(settings) as (jobs, worker):
            [name] = await accepted(jobs, new(article()))
            while not server.calls:
                await asyncio.sleep(0.05)
            await jobs.cancel(name, "")
            while await worker.queue.mine():
                await asyncio.sleep(0.05)
            assert (await over(jobs, name)).status == "cancelled"

    with ChatServer(always(answer(article()), delay_s=30)) as server:
        asyncio.run(asyncio.wait_for(use(server), 20))


def test_no_more_jobs_at_once_than_are_asked_for(tmp_path: Path) -> None:
    async def use(server: ChatServer) -> None:
        settings = running.settings(running.sqlite(tmp_path), server.base_url, job_concurrency=2)
        async with working(settings) as (jobs, _):
            names = await accepted(jobs, *(new(article(), key=f"k{n}") for n in range(5)))
            for name in names:
                assert (await over(jobs, name)).status == "done"

    with ChatServer(always(answer(article()), delay_s=0.3)) as server:
        asyncio.run(use(server))
        assert server.most_in_flight == 2


def three_at_once(request: ChatRequest) -> Reply:
    """Answer the first three calls at once, the others when it is too late for the first worker."""
    return Reply(json.dumps(EMPTY), delay_s=0 if request.number <= 3 else 2)


EMPTY: dict[str, object] = {
    "headline": "",
    **{name: [] for name in ("summary", "positions", "criticism", "next_steps")},
}


def test_a_stop_hands_jobs_on_and_no_finished_call_is_made_again(database_url: str) -> None:
    async def use(server: ChatServer) -> None:
        settings = running.settings(
            database_url, server.base_url, chunk_tokens=400, llm_verify=False
        )
        async with working(settings, patience_s=0) as (jobs, _):
            [name] = await accepted(jobs, new(article()))
            while server.calls < 4:
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.3)
        seen = [request.prompt for request in server.requests]
        async with working(settings) as (jobs, _):
            assert (await over(jobs, name)).status == "done"
        asked = [request.prompt for request in server.requests]
        assert len(asked) > len(seen) > 3
        assert [asked.count(prompt) for prompt in seen[:3]] == [1, 1, 1]
        assert {asked.count(prompt) for prompt in seen[3:]} == {2}  # they were under way

    with ChatServer(three_at_once) as server:
        asyncio.run(use(server))


def test_a_job_that_was_begun_under_other_settings_is_done_anew(tmp_path: Path) -> None:
    async def use(server: ChatServer) -> None:
        before, after = (
            running.settings(running.sqlite(tmp_path), server.base_url, chunk_tokens=each)
            for each in (400, 300)
        )
        async with working(before, patience_s=0) as (jobs, _):
            [name] = await accepted(jobs, new(article()))
            while server.calls < 4:
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.3)
        seen = server.calls
        async with working(after) as (jobs, _):
            assert (await over(jobs, name)).status == "done"
        asked = [request.prompt for request in server.requests[seen:]]
        assert len(asked) == len(set(asked)) > 3
        assert any("1|" in each and article().text[:60] in each for each in asked)  # the first too

    with ChatServer(three_at_once) as server:
        asyncio.run(use(server))


def test_a_worker_that_loses_its_database_goes_on(tmp_path: Path) -> None:
    (tmp_path / "brevier.db").mkdir()

    async def use() -> None:
        async with working(running.settings(running.sqlite(tmp_path), None)) as (jobs, _):
            await asyncio.sleep(1)
            (tmp_path / "brevier.db").rmdir()
            [name] = await accepted(jobs, new(article(), "extractive"))
            assert (await over(jobs, name)).status == "done"

    asyncio.run(use())


def test_where_a_job_ends_there_is_room_for_another(tmp_path: Path) -> None:
    worker = build_worker(running.settings(running.sqlite(tmp_path), None))
    worker._mine = {"job_1", "job_2"}
    worker._ended("job_1")
    assert (worker._mine, worker._nudged.is_set()) == ({"job_2"}, True)


def test_who_comes_back_from_an_outage_takes_nothing_over_before_others_could_say_they_live(
    tmp_path: Path,
) -> None:
    url = running.sqlite(tmp_path)
    (tmp_path / "brevier.db").mkdir()

    async def use() -> None:
        async with working(running.settings(url, None)) as (jobs, _):
            await asyncio.sleep(2.5)
            (tmp_path / "brevier.db").rmdir()
            other = Queue(jobs.database, "other")
            [name] = await accepted(jobs, new(article(), "extractive"))
            await other.begin(name)  # it was not seen for long, as nobody was
            await asyncio.sleep(4)
            assert [job for job, _ in await other.mine()] == [name]
            assert (await over(jobs, name)).status == "done"

    asyncio.run(use())


def test_a_worker_says_that_it_lives_while_dbos_waits(tmp_path: Path) -> None:
    url = running.sqlite(tmp_path)

    async def use() -> None:
        async with working(running.settings(url, None)) as (jobs, worker):
            [name] = await accepted(jobs, new(article(), "extractive"))
            await over(jobs, name)  # DBOS is loaded by now
            held = sqlite3.connect(tmp_path / "brevier-jobs.db")
            held.execute("BEGIN IMMEDIATE")
            [name] = await accepted(jobs, new(article("More."), "extractive", "other"))
            await asyncio.sleep(3)
            async with jobs.database.transaction() as connection:
                query = select(workers.c.seen_at).where(workers.c.id == worker.queue.me)
                seen = (await connection.execute(query)).scalar_one()
            assert datetime.now(tz=UTC) - seen < timedelta(seconds=2.5)
            held.rollback()
            held.close()
            assert (await over(jobs, name)).status == "done"

    asyncio.run(use())


def test_no_two_names_are_the_same() -> None:
    assert unique_name() != unique_name()
