"""The workflow: a job whose row is gone or over is left alone, a fault of ours is a failure."""

import asyncio
import json
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.jobs import workflow
from service.jobs.workflow import NAME, OURS, Desk
from service.stores.jobs import NewJob
from tests.jobs import running
from tests.jobs.running import accepted, article, new, over, working


def test_a_fault_of_ours_fails_the_job_and_names_no_detail(tmp_path: Path) -> None:
    async def use() -> None:
        async with working(running.settings(running.sqlite(tmp_path), None)) as (jobs, _):
            # An engine that needs a model, where there is none; and an article that is none.
            [name, odd] = await accepted(jobs, new(article()), NewJob("odd", "{}"))
            job = await over(jobs, name)
            assert json.loads(job.problem or "")["code"] == "engine_unavailable"
            assert json.loads((await over(jobs, odd)).problem or "") == OURS.model_dump()

    asyncio.run(use())


def test_a_database_that_is_away_is_waited_for_without_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workflow, "PATIENCE", (0.0, 0.001))
    trials = 0

    async def write(what: str) -> str:
        nonlocal trials
        trials += 1
        if trials < 20:
            raise StoreUnavailable("away")
        return what

    assert asyncio.run(workflow._patiently(write, "words")) == "words"


def test_whoever_cancels_what_is_not_there_is_not_heard() -> None:
    Desk().cancel("job_none")
    assert NAME == "brief an article"
