"""Owns the DBOS workflow of a job: brief one article, each call of the model a step.

```
begin ─▶ (reserve) ─▶ extract 1..n ─▶ repair .. ─▶ merge ─▶ verdict ─▶ (settle) ─▶ save ─▶ end
```
Between steps there is only work on text, which comes to the same wherever it is done again; so
neither the article nor the lines are stored a second time. `begin`, `save` and `end` are no steps:
a briefing is stored once, however often that is asked, and a job's row may be moved twice. Where
there is no budget, there is nothing to reserve or to settle.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from typing import ParamSpec, TypeVar

from dbos import DBOS
from dbos._error import DBOSUnexpectedStepError

from service.engines.base import Event
from service.engines.llm import LlmEngine
from service.engines.llm.base import Budget
from service.engines.llm.budget import Unlimited
from service.errors import BrevierError, StoreUnavailable
from service.jobs.log import log
from service.jobs.means import Means
from service.jobs.problem import Failure, failure
from service.jobs.progress import Progress
from service.jobs.steps import DurableBudget, durable_calls
from service.jobs.work import Work
from service.models import Briefing
from service.pipeline import Options, brief
from service.stores.queue import End

P = ParamSpec("P")
T = TypeVar("T")

NAME = "brief an article"
PATIENCE = (0.2, 1, 2, 5, 10, 20, 30, 30, 60, 60)
"""Seconds between the trials to write to a database that is away; the last goes on and on."""
OURS = Failure(code=BrevierError.code, detail="it is our fault, and in the log under the job's id")


@dataclass
class Desk:
    """The jobs that this process works on; `means` are set as long as its worker runs."""

    means: Means | None = None
    ended: Callable[[str], None] = lambda _: None
    stopping: bool = False
    tasks: dict[str, asyncio.Task[End]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    """What jobs that were just claimed are to do; it need not be read again."""

    def cancel(self, job_id: str) -> None:
        """Stop a job at once, with the calls that are under way."""
        if job_id in self.tasks:
            self.tasks[job_id].cancel()


DESK = Desk()
"""A workflow that is taken over gets nothing but its arguments; the rest it finds here."""


@DBOS.workflow(name=NAME)
async def brief_an_article(job_id: str) -> str:
    """Do a job, and give the status that it ended with."""
    means = DESK.means
    assert means is not None
    asked = DESK.asked.pop(job_id, None) or await _patiently(means.queue.begin, job_id)
    if asked is None:
        return await _over(means, job_id, End("cancelled"))
    task = asyncio.create_task(_done(means, job_id, asked))
    DESK.tasks[job_id] = task
    try:
        end = await task
    except asyncio.CancelledError:
        if DESK.stopping or not task.cancelled():
            raise
        end = End("cancelled")
    finally:
        del DESK.tasks[job_id]
    return await _over(means, job_id, end)


async def _over(means: Means, job_id: str, end: End) -> str:
    await _patiently(means.queue.finish, job_id, end)
    DESK.ended(job_id)
    return end.status


async def _done(means: Means, job_id: str, asked: str) -> End:
    progress = Progress(means.queue, job_id)
    try:
        work = Work.model_validate_json(asked)
        briefing = await _briefed(means, work, progress)
        saved = await _patiently(means.queue.save, job_id, briefing, work.tenant)
    except BrevierError as error:
        return _failed(failure(error))
    except DBOSUnexpectedStepError:
        log.warning("%s: begun under other settings or prompts, and done anew", job_id)
        raise  # the workflow is over, the job is not: the worker begins it once more
    except Exception as error:  # noqa: BLE001  # a job must end, whatever it failed of
        log.error("%s: unexpected", job_id, exc_info=error)
        return _failed(OURS)
    finally:
        await progress.close()
    return End("done", briefing.id) if saved else End("cancelled")


async def _briefed(means: Means, work: Work, events: Callable[[Event], None]) -> Briefing:
    engine = means.engine(work.engine, work.strict)
    if isinstance(engine, LlmEngine):
        engine = replace(engine, calls=durable_calls(engine.calls), budget=_durable(engine.budget))
    options = Options(
        max_lines=means.max_lines,
        strict=work.strict,
        tenant=work.tenant,
        ingest_seconds=work.ingest_seconds,
    )
    if engine.model is None:
        # A loop of its own: the engine's coroutine works through the text without a pause.
        made = await asyncio.to_thread(lambda: asyncio.run(brief(work.article, engine, options)))
    else:
        made = await brief(work.article, engine, options, events)
    events(Event("saving", 0, 1))
    return made


def _durable(budget: Budget) -> Budget:
    if isinstance(budget, Unlimited):
        return budget
    return DurableBudget(budget, lambda: DESK.stopping)


def _failed(told: Failure) -> End:
    return End("failed", problem=told.model_dump_json())


async def _patiently(write: Callable[P, Awaitable[T]], *what: P.args, **named: P.kwargs) -> T:
    """Write to the database, and again where it is away, until it is back."""
    waits = chain(PATIENCE, repeat(PATIENCE[-1]))
    while True:
        try:
            return await write(*what, **named)
        except StoreUnavailable as error:
            log.warning("%s", error)
            await asyncio.sleep(next(waits))
