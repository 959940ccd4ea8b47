"""Owns the store in a database: SQLite in a file by default, PostgreSQL by its URL."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Table, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from service.models import Briefing
from service.stores import dropping, forgetting, rows
from service.stores.base import ALL, Entry, Forgotten, Place, Saved, Wanted
from service.stores.database import Database
from service.stores.rows import Row
from service.stores.tables import articles, briefings, citations, spending


class SqlStore:
    """Keeps briefings in the database of `url`.

    Several processes may use one database: the primary key decides who was first.
    """

    def __init__(self, url: str, *, busy_seconds: float = 10.0) -> None:
        """Take what `Database` takes."""
        self.database = Database(url, busy_seconds=busy_seconds)

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        if not storable(briefing_id):
            return None
        async with self.database.transaction() as connection:
            return await _stored(connection, briefing_id, tenant)

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Store a briefing with its articles, or give what is stored under its id already."""
        written = await asyncio.to_thread(briefing.to_json)
        async with self.database.transaction("write") as connection:
            return await put(connection, briefing, tenant, written)

    async def page(
        self, tenant: str, limit: int, after: Place | None = None, wanted: Wanted = ALL
    ) -> list[Entry]:
        """Give a tenant's briefings, newest first: at most `limit` of those that follow `after`."""
        made, source = briefings.c, articles.c
        query = (
            select(made.id, made.created_at, made.engine, made.headline)
            .add_columns(source.title, source.url, source.published)
            .join_from(briefings, articles)
            .where(made.tenant == tenant)
            .order_by(made.created_at.desc(), made.id.desc())
            .limit(limit)
        )
        if after is not None:
            query = query.where(tuple_(made.created_at, made.id) < tuple_(*after))
        if wanted.day is not None:
            midnight = datetime.combine(wanted.day, time(), UTC)
            query = query.where(made.created_at >= midnight)
            query = query.where(made.created_at < midnight + timedelta(days=1))
        if wanted.engine is not None:
            query = query.where(made.engine == wanted.engine)
        async with self.database.transaction() as connection:
            return [Entry(*row) for row in await connection.execute(query)]

    async def delete(self, briefing_id: str, tenant: str) -> bool:
        """Remove a briefing, and its articles unless others cite them; say if it was there."""
        if not storable(briefing_id):
            return False
        async with self.database.transaction("clear") as connection:
            gone = await forgetting.forget(connection, [(tenant, briefing_id)])
        if any(gone):
            await self.database.overwrite()
        return bool(gone.briefings or gone.jobs)

    async def purge(self, what: str) -> Forgotten:
        """Remove an article and all that was made from it, whoever's it is."""
        if not storable(what):
            return Forgotten()
        gone = Forgotten()
        async with self.database.transaction("clear") as connection:
            hashes = await forgetting.meant(connection, what)
            texts = await forgetting.same(connection, hashes)
            while made := await forgetting.made_from(connection, texts):
                gone = gone.plus(await forgetting.forget(connection, made))
            stopped = await dropping.stop(connection, dropping.about(hashes))
            await dropping.drop(connection, dropping.about(hashes))
            left = await forgetting.forget_articles(connection, texts)
        await self.database.overwrite(whole=True)
        return gone.plus(Forgotten(left, jobs=stopped))

    async def expire(self, briefings: datetime | None, jobs: datetime | None) -> Forgotten:
        """Remove what is older: briefings, with articles that nothing cites, and finished jobs."""
        gone = Forgotten()
        if briefings is not None:
            while some := await self._expire(briefings):
                gone = gone.plus(some)
        if jobs is not None:
            while some := await self._expire_jobs(jobs):
                gone = gone.plus(some)
        if any(gone):
            await self.database.overwrite()
        return gone

    async def _expire(self, before: datetime) -> Forgotten | None:
        """Remove some of what is older, None where nothing is."""
        async with self.database.transaction("clear") as connection:
            if made := await forgetting.old_briefings(connection, before):
                return await forgetting.forget(connection, made)
            if texts := await forgetting.old_articles(connection, before):
                return Forgotten(await forgetting.forget_articles(connection, texts))
            if stopped := await dropping.stop(connection, dropping.waiting_since(before)):
                return Forgotten(jobs=stopped)
        return None

    async def _expire_jobs(self, before: datetime) -> Forgotten | None:
        """Remove some of the jobs that were over before, None where there is none."""
        async with self.database.transaction("clear") as connection:
            await forgetting.forget_answers(connection, before)
            done = await dropping.drop(connection, dropping.over_since(before))
        return Forgotten(jobs=done) if done else None

    async def spend(self, day: date, tokens: int) -> int:
        """Add tokens to those spent on a day, and give what they come to now."""
        async with self.database.transaction("write") as connection:
            row = insert(connection)(spending).values(day=day, tokens=tokens)
            added = row.on_conflict_do_update(
                index_elements=[spending.c.day], set_={"tokens": spending.c.tokens + tokens}
            )
            total = await connection.execute(added.returning(spending.c.tokens))
            return int(total.scalar_one())

    async def ping(self) -> None:
        """Return if the database can be read now."""
        await self.get("", "")

    async def close(self) -> None:
        """Let go of all connections; a later call opens them again."""
        await self.database.close()


async def put(connection: AsyncConnection, briefing: Briefing, tenant: str, written: str) -> Saved:
    """Store a briefing, whose JSON was written, in a transaction of mode `write`."""
    await add(
        connection, articles, [rows.article(one, briefing, tenant) for one in briefing.sources]
    )
    new = await add(connection, briefings, [rows.briefing(briefing, tenant, written)])
    if new:
        await add(connection, citations, rows.citations(briefing, tenant))
    kept = written if new else await _stored(connection, briefing.id, tenant)
    return Saved(kept or written, bool(new))


async def add(connection: AsyncConnection, table: Table, added: list[Row]) -> int:
    """Add those rows of which there is none yet, and give their number."""
    statement = insert(connection)(table).values(added).on_conflict_do_nothing()
    counted = statement.execution_options(preserve_rowcount=True)
    return (await connection.execute(counted)).rowcount


def insert(connection: AsyncConnection) -> Callable[[Table], sqlite.Insert | postgresql.Insert]:
    """Give the INSERT of a database that knows what to do about a conflict."""
    return sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert


async def _stored(connection: AsyncConnection, briefing_id: str, tenant: str) -> str | None:
    query = select(briefings.c.json)
    query = query.where(briefings.c.tenant == tenant, briefings.c.id == briefing_id)
    return (await connection.execute(query)).scalar_one_or_none()


def storable(name: str) -> bool:
    """Say whether a database can have such a name, or be asked for it."""
    # PostgreSQL refuses NUL even in a question, and no database takes half a character.
    return "\0" not in name and not any("\ud800" <= letter <= "\udfff" for letter in name)
