"""Owns the queue as workers see it: claims, leases, progress, ends, and what the dead leave behind.

Who works on jobs says every few seconds that it lives. A job whose owner says so no more is taken
over by another; what its old owner still writes about it is not taken.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from service.models import Briefing
from service.stores import clock
from service.stores.base import Saved
from service.stores.database import Database
from service.stores.dropping import OPEN
from service.stores.jobs import Status, hold
from service.stores.sql import add, put
from service.stores.tables import jobs, queue, workers

LEASE = timedelta(seconds=8)
"""Who was not seen for so long is dead."""


class End(NamedTuple):
    """How a job ended."""

    status: Status
    briefing_id: str | None = None
    problem: str | None = None


class Queue:
    """The unfinished jobs of a database, for the worker `me`."""

    def __init__(self, database: Database, me: str, lease: timedelta = LEASE) -> None:
        """Take the database, a name that no other process ever has, and the length of a lease."""
        self._database, self.me, self._lease = database, me, lease

    async def beat(self) -> bool:
        """Say that this worker lives; False if it was not known (any more)."""
        async with self._database.transaction("write") as connection:
            now = await clock.now(connection)
            mine = update(workers).where(workers.c.id == self.me).values(seen_at=now)
            if (await connection.execute(mine)).rowcount:
                return True
            await add(connection, workers, [{"id": self.me, "seen_at": now}])
            return False

    async def claim(self, most: int) -> dict[str, str]:
        """Take the oldest jobs that nobody works on, at most so many: what is to be done, by id."""
        free = select(queue.c.job_id, queue.c.input).where(queue.c.owner.is_(None))
        oldest = free.order_by(queue.c.created_at).limit(most)
        async with self._database.transaction("write") as connection:
            found = await connection.execute(oldest.with_for_update(skip_locked=True))
            claimed: dict[str, str] = {row.job_id: row.input for row in found}
            if claimed:
                await _own(connection, list(claimed), self.me)
        return claimed

    async def take_over(self) -> list[str]:
        """Take the jobs of those who are dead or have given them up, and give their ids."""
        async with self._database.transaction("write") as connection:
            dead = await clock.now(connection) - self._lease
            await connection.execute(delete(workers).where(workers.c.seen_at < dead))
            left = queue.c.owner.is_not(None) & queue.c.owner.not_in(select(workers.c.id))
            taken = update(queue).where(left).values(owner=self.me).returning(queue.c.job_id)
            return list((await connection.execute(taken)).scalars())

    async def alive(self) -> set[str]:
        """Give the workers that live."""
        async with self._database.transaction() as connection:
            return set((await connection.execute(select(workers.c.id))).scalars())

    async def mine(self) -> list[tuple[str, bool]]:
        """Give the jobs that are this worker's, and of each whether it was cancelled."""
        query = select(queue.c.job_id, jobs.c.status).join(jobs, jobs.c.id == queue.c.job_id)
        async with self._database.transaction() as connection:
            found = await connection.execute(query.where(queue.c.owner == self.me))
            return [(job_id, status == "cancelled") for job_id, status in found]

    async def begin(self, job_id: str) -> str | None:
        """Make a job this worker's and give what is to be done; None where it is over."""
        async with self._database.transaction("write") as connection:
            await _own(connection, [job_id], self.me)
            wanted = select(queue.c.input).join(jobs, jobs.c.id == queue.c.job_id)
            wanted = wanted.where(queue.c.job_id == job_id, jobs.c.status.in_(OPEN))
            return (await connection.execute(wanted)).scalar_one_or_none()

    async def tell(self, job_id: str, stage: str, done: int, total: int) -> None:
        """Say how far a job is."""
        running = (jobs.c.id == job_id) & (jobs.c.status == "running")
        said = update(jobs).where(running, jobs.c.id.in_(self._mine(job_id)))
        async with self._database.transaction("write") as connection:
            await connection.execute(
                said.values(stage=stage, done=done, total=total, updated_at=_clock())
            )

    async def save(self, job_id: str, briefing: Briefing, tenant: str) -> Saved | None:
        """Store the briefing of a job; None where that is over: its article may have to be gone."""
        written = await asyncio.to_thread(briefing.to_json)
        unfinished = select(jobs.c.id).where(jobs.c.id == job_id, jobs.c.status.in_(OPEN))
        async with self._database.transaction("write") as connection:
            if (await connection.execute(unfinished)).one_or_none() is None:
                return None
            return await put(connection, briefing, tenant, written)

    async def finish(self, job_id: str, end: End) -> None:
        """Say how a job ended: for good, unless it was over before or became another's.

        A briefing that is stored is the same whoever made it; all else is for the owner to say.
        """
        now, values = _clock(), end._asdict()
        over = update(jobs).where(jobs.c.id == job_id, jobs.c.status.in_(OPEN))
        row = delete(queue).where(queue.c.job_id == job_id)
        if end.status != "done":
            over = over.where(jobs.c.id.in_(self._mine(job_id)))
            row = row.where(queue.c.owner == self.me)
        async with self._database.transaction("write") as connection:
            await hold(connection, job_id)
            await connection.execute(over.values(**values, updated_at=now, finished_at=now))
            await connection.execute(row)

    async def leave(self) -> None:
        """Give up all jobs and be known no more: others go on with them at once."""
        async with self._database.transaction("write") as connection:
            await connection.execute(delete(workers).where(workers.c.id == self.me))

    def _mine(self, job_id: str) -> Select[str]:
        return select(queue.c.job_id).where(queue.c.job_id == job_id, queue.c.owner == self.me)


async def _own(connection: AsyncConnection, ids: Sequence[str], me: str) -> None:
    await connection.execute(update(queue).where(queue.c.job_id.in_(ids)).values(owner=me))
    started = update(jobs).where(jobs.c.id.in_(ids), jobs.c.status == "queued")
    await connection.execute(
        started.values(status="running", stage="starting", updated_at=_clock())
    )


def _clock() -> datetime:
    return datetime.now(tz=UTC)
