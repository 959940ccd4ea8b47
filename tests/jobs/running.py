"""What the tests of jobs share: an article as work, and a worker that is stopped at the end."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path

from service.errors import StoreUnavailable
from service.jobs.work import Work
from service.jobs.worker import Worker
from service.models import Article
from service.settings import Settings, load
from service.stores.jobs import Job, Jobs, NewJob
from service.wiring import build_jobs, build_worker
from tests.conftest import NOON, SEED

PATIENCE_S = 60


def article(more: str = "") -> Article:
    """Give the seed article, or another that begins like it."""
    return Article(
        text=SEED.read_text("utf-8") + more,
        published=date(2025, 2, 14),
        published_basis="caller",
        received_at=NOON,
    )


def new(what: Article, engine: str = "llm", key: str = "", *, strict: bool = False) -> NewJob:
    """Give what is to be done with an article."""
    key = key or f"key-{len(what.text)}"
    work = Work(tenant="", key=key, article=what, engine=engine, strict=strict)
    return NewJob(key, work.model_dump_json())


def settings(url: str, server: str | None, **more: object) -> Settings:
    """Give the settings of a worker on a database, with the model at an address."""
    model = {"model": "openai:tiny", "llm_base_url": server} if server else {}
    return load(database_url=url, **model, **more)


def sqlite(folder: Path) -> str:
    """Give the URL of a file in a folder."""
    return f"sqlite:///{folder}/brevier.db"


@asynccontextmanager
async def working(on: Settings, patience_s: float = 20) -> AsyncIterator[tuple[Jobs, Worker]]:
    """Give jobs and a worker that works on them."""
    jobs, worker = build_jobs(on), build_worker(on)
    with suppress(StoreUnavailable):
        await jobs.waiting()  # two that open a new SQLite file at once may disturb each other
    task = asyncio.create_task(worker.run(patience_s))
    try:
        yield jobs, worker
    finally:
        worker.stop()
        await task
        await jobs.close()


async def over(jobs: Jobs, job_id: str) -> Job:
    """Give a job once it is over."""
    return await until(jobs, job_id, "done", "failed", "cancelled")


async def until(jobs: Jobs, job_id: str, *states: str) -> Job:
    """Give a job once it is in one of these states."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        job = await jobs.find(job_id, "")
        assert job is not None
        if job.status in states:
            return job
        await asyncio.sleep(0.05)
    raise AssertionError(f"{job_id} is still {job}")


async def accepted(jobs: Jobs, *what: NewJob) -> list[str]:
    """Take jobs on, and give their ids."""
    ids = await jobs.accept("", what, most=1000)
    assert ids is not None
    return ids
