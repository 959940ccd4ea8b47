"""Owns orders that take longer than a client waits: they become jobs, each work one at a time."""

import asyncio
import hashlib
import time
import uuid
from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from service.api.desk import Desk, Taken, Work
from service.api.orders import Order
from service.api.preferences import Preference
from service.errors import NotFound, NotSupportedYet, QueueFull
from service.jobs.problem import Failure, raised
from service.jobs.work import Work as JobWork
from service.stores.jobs import Job, Jobs, NewJob
from service.stores.keys import Keys

FIRST_LOOK_S, LAST_LOOK_S = 0.05, 0.5
"""Seconds between two looks at a job that is waited for: at first, and later on."""


class Office:
    """Takes orders: what is quick is done at the desk, the rest by a worker, wherever it is."""

    def __init__(self, desk: Desk, jobs: Jobs | None, keys: Keys | None, most: int) -> None:
        """Take the desk, jobs and keys (None where there are none), and the cap of the queue."""
        self._desk, self._jobs, self._most = desk, jobs, most
        self.keys = keys
        self.stopping = False
        """Nobody is made to wait any more."""
        self.nudge: Callable[[], None] = lambda: None
        """Called when there are new jobs; returns at once."""

    @property
    def jobs(self) -> Jobs:
        """Give the jobs.

        Raises:
            NotSupportedYet: this service was started without them.
        """
        if self._jobs is None:
            raise NotSupportedYet("this service was started without a database for jobs")
        return self._jobs

    async def take(
        self, order: Order, tenant: str, prefer: Preference, key: str | None = None
    ) -> Taken | Job:
        """Give the briefing of an order, or its job where that takes longer than is waited for.

        Raises:
            BrevierError: the order cannot be done, or its job failed within that time.
        """
        work, name = await self._desk.ready(order, tenant)
        stored = await self._desk.stored(name, tenant)
        if stored is not None:
            return stored
        quick = work.engine.model is None and not prefer.asynchronous
        if quick or self._jobs is None:
            return await self._desk.now(work, tenant, name)
        [job_id] = await self._accept(tenant, [_job(work, tenant, name)], key=key)
        return await self.wait(job_id, tenant, prefer)

    async def take_all(self, orders: Sequence[Order], tenant: str) -> tuple[str, list[Job]]:
        """Take many orders as jobs, all or none; give what they have in common, and each.

        Raises:
            BrevierError: one of them cannot be done, or there is no room for all.
        """
        batch_id, new = f"batch_{uuid.uuid4().hex}", []
        for order in orders:
            work, name = await self._desk.ready(order, tenant)
            there = await self._desk.stored(name, tenant)
            new.append(_job(work, tenant, name)._replace(briefing_id=there and there.id))
        ids = await self._accept(tenant, new, batch_id)
        return batch_id, [await self.find(job_id, tenant) for job_id in ids]

    async def wait(self, job_id: str, tenant: str, prefer: Preference) -> Taken | Job:
        """Give what a job came to, or the job itself once the time is over.

        Raises:
            BrevierError: what it failed of.
        """
        deadline, pause = time.monotonic() + prefer.wait_s, FIRST_LOOK_S
        job = await self.find(job_id, tenant)
        while not (job.over or self.stopping) and time.monotonic() + pause < deadline:
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, LAST_LOOK_S)
            job = await self.find(job_id, tenant)
        if job.problem is not None and not prefer.asynchronous:
            raise raised(Failure.model_validate_json(job.problem))
        if job.status == "done" and job.briefing_id and not prefer.asynchronous:
            stored = await self._desk.find(job.briefing_id, tenant)
            return Taken(job.briefing_id, stored, new=True)
        return job

    async def find(self, job_id: str, tenant: str) -> Job:
        """Give a job.

        Raises:
            NotFound: this tenant has none of that id.
        """
        return _there(await self.jobs.find(job_id, tenant), job_id)

    async def cancel(self, job_id: str, tenant: str) -> Job:
        """Cancel a job unless it is over, and give it.

        Raises:
            NotFound: this tenant has none of that id.
        """
        return _there(await self.jobs.cancel(job_id, tenant), job_id)

    async def _accept(
        self, tenant: str, new: list[NewJob], batch_id: str | None = None, key: str | None = None
    ) -> list[str]:
        ids = await self.jobs.accept(tenant, new, most=self._most, batch_id=batch_id, key=key)
        if ids is None:
            raise QueueFull(f"{self._most:,} jobs wait (`BREVIER_MAX_QUEUE`): try again later")
        self.nudge()
        return ids


def _job(work: Work, tenant: str, name: str) -> NewJob:
    written = JobWork(
        tenant=tenant,
        key=name,
        article=work.article,
        engine=work.engine.name,
        strict=work.options.strict,
        ingest_seconds=work.options.ingest_seconds,
    )
    text = hashlib.sha256(work.article.text.encode()).hexdigest()
    return NewJob(name, written.model_dump_json(), article=text)


def _there(job: Job | None, job_id: str) -> Job:
    if job is None:
        raise NotFound(f"there is no job {job_id[:100]!r}")
    return job


def _of(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


OfficeOf = Annotated[Office, Depends(_of)]
"""The office of the application that a request came to."""
