"""Owns jobs as their owners see them: accepted once, looked at, cancelled."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores.database import Database
from service.stores.dropping import OPEN, clear_queue
from service.stores.sql import add, storable
from service.stores.tables import idempotency_keys, jobs, queue

Status = Literal["queued", "running", "done", "failed", "cancelled"]


class Job(NamedTuple):
    """A job as it stands; `problem` is the JSON of what it failed of."""

    id: str
    status: Status
    done: int
    total: int
    stage: str
    briefing_id: str | None
    problem: str | None
    batch_id: str | None
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None

    @property
    def over(self) -> bool:
        """Say whether nothing more will become of it."""
        return self.status not in OPEN


class NewJob(NamedTuple):
    """What is to be done: `work` is the same for the same work, `input` says all of it as JSON."""

    work: str
    input: str
    briefing_id: str | None = None
    """The briefing that is there already: the job is done as soon as it is accepted."""
    article: str | None = None
    """The SHA-256 of the text."""


class Jobs:
    """The jobs of all tenants in one database."""

    def __init__(self, database: Database) -> None:
        """Take the database that the store of briefings uses, too."""
        self.database = database

    async def accept(
        self,
        tenant: str,
        new: Sequence[NewJob],
        *,
        most: int,
        batch_id: str | None = None,
        key: str | None = None,
    ) -> list[str] | None:
        """Take jobs on, all or none; what is under way already is not taken on again.

        Args:
            tenant: Whose jobs they are.
            new: What is to be done.
            most: How many may wait over all tenants.
            batch_id: What they have in common.
            key: The idempotency key, reserved before, that shall lead to the (one) job.

        Returns:
            The id of the job of each; None where too many wait.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        async with self.database.transaction("write") as connection:
            if await _waiting(connection) + len(new) > most:
                return None
            ids = [await _accept(connection, tenant, each, batch_id) for each in new]
            if key is not None:
                here = (idempotency_keys.c.tenant == tenant) & (idempotency_keys.c.key == key)
                kept = update(idempotency_keys).where(here)
                await connection.execute(kept.values(job_id=ids[0]))
        return ids

    async def find(self, job_id: str, tenant: str) -> Job | None:
        """Give a job, None where this tenant has none of that id."""
        if not storable(job_id):
            return None
        async with self.database.transaction() as connection:
            return await _found(connection, _is(job_id, tenant))

    async def waiting(self) -> int:
        """Count the jobs that nobody works on."""
        async with self.database.transaction() as connection:
            return await _waiting(connection)

    async def cancel(self, job_id: str, tenant: str) -> Job | None:
        """Cancel a job unless it is over, and give it; None where this tenant has none such."""
        if not storable(job_id):
            return None
        here, now = _is(job_id, tenant), datetime.now(tz=UTC)
        async with self.database.transaction("write") as connection:
            await hold(connection, job_id)
            changed = update(jobs).where(here, jobs.c.status.in_(OPEN))
            await connection.execute(
                changed.values(status="cancelled", updated_at=now, finished_at=now)
            )
            found = await _found(connection, here)
            if found is not None:
                await clear_queue(connection, [job_id])
            return found

    async def close(self) -> None:
        """Let go of the database."""
        await self.database.close()


async def hold(connection: AsyncConnection, job_id: str) -> None:
    """Lock a job in the queue: done first by all who change both tables, else two deadlock."""
    row = select(queue.c.job_id).where(queue.c.job_id == job_id)
    await connection.execute(row.with_for_update())


async def _accept(
    connection: AsyncConnection, tenant: str, new: NewJob, batch_id: str | None
) -> str:
    """Put one job down, and give its id, or that of the one that does the same work."""
    now, job_id = datetime.now(tz=UTC), f"job_{uuid.uuid4().hex}"
    shown = {"tenant": tenant, "id": job_id, "created_at": now, "updated_at": now}
    shown |= {"done": 0, "total": 0, "batch_id": batch_id}
    shown |= {"briefing_id": new.briefing_id, "article": new.article}
    if new.briefing_id is not None:
        ended = {"status": "done", "stage": "stored", "finished_at": now}
        await add(connection, jobs, [shown | ended])
        return job_id
    row = {
        "job_id": job_id,
        "tenant": tenant,
        "work": new.work,
        "input": new.input,
        "owner": None,
        "created_at": now,
    }
    same = (queue.c.tenant == tenant) & (queue.c.work == new.work)
    while not await add(connection, queue, [row]):
        query = select(queue.c.job_id).where(same)
        there = (await connection.execute(query)).scalar_one_or_none()
        if there is not None:
            return str(there)
    await add(connection, jobs, [{**shown, "status": "queued", "stage": "queued"}])
    return job_id


async def _waiting(connection: AsyncConnection) -> int:
    counted = select(func.count()).select_from(queue).where(queue.c.owner.is_(None))
    return int((await connection.execute(counted)).scalar_one())


async def _found(connection: AsyncConnection, where: ColumnElement[bool]) -> Job | None:
    columns = [jobs.c[name] for name in Job._fields]
    row = (await connection.execute(select(*columns).where(where))).one_or_none()
    return None if row is None else Job(*row)


def _is(job_id: str, tenant: str) -> ColumnElement[bool]:
    return (jobs.c.id == job_id) & (jobs.c.tenant == tenant)
