"""Owns the end of jobs whose article goes: what is under way stops, with its steps.

All of this runs in transactions of mode `clear`: whoever works on such a job meanwhile can store
neither its steps nor its briefing any more (`steps.forget`, `Queue.save`).
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores import steps
from service.stores.tables import idempotency_keys, jobs, queue

OPEN = ("queued", "running")
"""The states of a job that is not over."""
OVER = jobs.c.status.not_in(OPEN)
TOGETHER = 500
"""Jobs that are removed in one transaction."""


async def stop(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """Cancel jobs that are not over, so that nothing of their articles is left; count them."""
    ids = await _ids(connection, which & jobs.c.status.in_(OPEN))
    await _forget(connection, ids)
    now = datetime.now(tz=UTC)
    ended = {"status": "cancelled", "article": None, "updated_at": now, "finished_at": now}
    await connection.execute(update(jobs).where(jobs.c.id.in_(ids)).values(ended))
    return len(ids)


async def drop(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """Remove jobs, over or not, with the idempotency keys that lead to them; count them."""
    ids = await _ids(connection, which)
    await _forget(connection, ids)
    await connection.execute(delete(idempotency_keys).where(idempotency_keys.c.job_id.in_(ids)))
    await connection.execute(delete(jobs).where(jobs.c.id.in_(ids)))
    return len(ids)


async def clear_queue(connection: AsyncConnection, ids: Sequence[str]) -> None:
    """Take the work of jobs out of the queue; the same work may begin anew.

    What somebody works on is theirs to remove, so that they see that it is over: it is emptied.
    """
    rows = queue.c.job_id.in_(ids)
    await connection.execute(delete(queue).where(rows, queue.c.owner.is_(None)))
    await connection.execute(update(queue).where(rows).values(work=queue.c.job_id, input=""))


def about(hashes: Collection[str]) -> ColumnElement[bool]:
    """Mean the jobs of these texts, by their SHA-256."""
    return jobs.c.article.in_(hashes)


def waiting_since(before: datetime) -> ColumnElement[bool]:
    """Mean some of the jobs that were accepted before and are not over."""
    query = select(queue.c.job_id).join(jobs, jobs.c.id == queue.c.job_id)
    old = query.where(queue.c.created_at < before, jobs.c.status.in_(OPEN))
    return jobs.c.id.in_(old.limit(TOGETHER))


def over_since(before: datetime) -> ColumnElement[bool]:
    """Mean some of the jobs that were over before."""
    return jobs.c.id.in_(select(jobs.c.id).where(jobs.c.finished_at < before).limit(TOGETHER))


async def _forget(connection: AsyncConnection, ids: Sequence[str]) -> None:
    await clear_queue(connection, ids)
    await steps.forget(connection, ids)


async def _ids(connection: AsyncConnection, which: ColumnElement[bool]) -> list[str]:
    return list((await connection.execute(select(jobs.c.id).where(which))).scalars())
