"""Owns the removal of briefings and articles, so that nothing is left of them, and no more goes.

An article stays as long as a briefing cites it. All of this runs in transactions of mode `clear`.
Jobs are `dropping.py`'s.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Table, delete, exists, select, tuple_, union
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores import dropping
from service.stores.base import Forgotten
from service.stores.tables import (
    articles,
    briefings,
    citations,
    idempotency_keys,
    jobs,
    outbox,
    queue,
)

Key = tuple[str, str]
"""A tenant, and the id of a briefing or the SHA-256 of an article."""
TOGETHER = 500
"""Rows that are removed in one transaction: others write in between."""
_HASH = re.compile(r"[0-9a-f]{16,64}")
_ANYWHERE = tuple_(articles.c.tenant, articles.c.sha256)
_CITED = exists().where(
    citations.c.tenant == articles.c.tenant, citations.c.article == articles.c.sha256
)

_OF_JOB = exists().where(articles.c.tenant == jobs.c.tenant, articles.c.sha256 == jobs.c.article)


async def forget(connection: AsyncConnection, gone: Sequence[Key]) -> Forgotten:
    """Remove briefings, what tells of them or makes them, and their articles unless others cite."""
    cited = await _keys(
        connection,
        select(citations.c.tenant, citations.c.article)
        .where(tuple_(citations.c.tenant, citations.c.briefing).in_(gone))
        .distinct(),
    )
    for table in (idempotency_keys, outbox):
        await _remove(connection, table, tuple_(table.c.tenant, table.c.briefing_id).in_(gone))
    await dropping.drop(connection, tuple_(jobs.c.tenant, jobs.c.briefing_id).in_(gone))
    makes = select(queue.c.job_id).where(tuple_(queue.c.tenant, queue.c.work).in_(gone))
    stopped = await dropping.stop(connection, jobs.c.id.in_(makes))
    removed = await _remove(
        connection, briefings, tuple_(briefings.c.tenant, briefings.c.id).in_(gone)
    )
    texts = await forget_articles(connection, cited)
    tried = tuple_(jobs.c.tenant, jobs.c.article).in_(cited) & ~_OF_JOB & dropping.OVER
    await dropping.drop(connection, tried)  # others that failed of the same text
    return Forgotten(texts, removed, stopped)


async def forget_articles(connection: AsyncConnection, keys: Sequence[Key]) -> int:
    """Remove those of the articles that no briefing cites."""
    return await _remove(connection, articles, _ANYWHERE.in_(keys) & ~_CITED)


async def meant(connection: AsyncConnection, what: str) -> set[str]:
    """Give the hashes of the texts that the id of a briefing or a (begun) hash means.

    A text may be an article's that is stored, or of a job that has no briefing yet.
    """
    digits = what.lower()
    if _HASH.fullmatch(digits):
        stored = select(articles.c.sha256).where(articles.c.sha256.startswith(digits))
        asked = select(jobs.c.article).where(jobs.c.article.startswith(digits))
    else:
        stored = select(citations.c.article).where(citations.c.briefing == what)
        asked = select(jobs.c.article).join(queue, queue.c.job_id == jobs.c.id)
        asked = asked.where(queue.c.work == what, jobs.c.article.is_not(None))
    return set((await connection.execute(union(stored, asked))).scalars())


async def same(connection: AsyncConnection, hashes: set[str]) -> list[Key]:
    """Give the articles of these texts: one that has to go goes for every tenant."""
    query = select(articles.c.tenant, articles.c.sha256)
    return await _keys(connection, query.where(articles.c.sha256.in_(hashes)))


async def made_from(connection: AsyncConnection, keys: Sequence[Key]) -> list[Key]:
    """Give up to `TOGETHER` of the briefings that cite one of the articles."""
    query = select(citations.c.tenant, citations.c.briefing).distinct().limit(TOGETHER)
    return await _keys(
        connection, query.where(tuple_(citations.c.tenant, citations.c.article).in_(keys))
    )


async def old_briefings(connection: AsyncConnection, before: datetime) -> list[Key]:
    """Give up to `TOGETHER` of the briefings that were made before."""
    query = select(briefings.c.tenant, briefings.c.id).where(briefings.c.created_at < before)
    return await _keys(connection, query.order_by(briefings.c.created_at).limit(TOGETHER))


async def old_articles(connection: AsyncConnection, before: datetime) -> list[Key]:
    """Give up to `TOGETHER` of the articles received before that no briefing cites."""
    query = select(articles.c.tenant, articles.c.sha256).where(articles.c.received_at < before)
    return await _keys(connection, query.where(~_CITED).limit(TOGETHER))


async def forget_answers(connection: AsyncConnection, before: datetime) -> None:
    """Remove the idempotency keys first used before, and the deliveries that ended before."""
    await _remove(connection, idempotency_keys, idempotency_keys.c.created_at < before)
    over = outbox.c.status.not_in(("pending", "sending"))
    await _remove(connection, outbox, over & (outbox.c.updated_at < before))


async def _remove(connection: AsyncConnection, table: Table, which: ColumnElement[bool]) -> int:
    return (await connection.execute(delete(table).where(which))).rowcount


async def _keys(connection: AsyncConnection, query: Select[str, str]) -> list[Key]:
    return [(tenant, name) for tenant, name in await connection.execute(query)]
