"""Owns the store in a database: SQLite in a file by default, others by their SQLAlchemy URL."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, date

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from service.errors import StoreUnavailable
from service.models import Briefing, Source
from service.stores import sqlite as sqlite_file
from service.stores.base import Saved
from service.stores.tables import articles, briefings, create, spending

Row = dict[str, object]


class SqlStore:
    """Keeps briefings in the database of `url`; opened, and its tables made, on first use.

    Several processes may use one database: the primary key decides who was first.
    """

    def __init__(self, url: str, *, busy_seconds: float = 10.0) -> None:
        parsed = make_url(url)
        self._writing: AbstractAsyncContextManager[None] = nullcontext()
        if parsed.get_backend_name() == "sqlite":
            self._engine = sqlite_file.connect(parsed, busy_seconds)
            # SQLite has one writer and no queue: left to themselves, writers starve each other.
            self._writing = asyncio.Lock()
        else:
            self._engine = create_async_engine(parsed, hide_parameters=True)

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        async with self._transaction() as connection:
            return await _stored(connection, briefing_id, tenant)

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Store a briefing with its articles, or give what is stored under its id already."""
        written = await asyncio.to_thread(briefing.to_json)
        texts = [_article(source, briefing, tenant) for source in briefing.sources]
        async with self._writing, self._transaction() as connection:
            # The inserts come first: they take the write lock, so that nothing read before them
            # can be out of date.
            await _add(connection, articles, texts)
            new = await _add(connection, briefings, [_row(briefing, tenant, written)])
            kept = written if new else await _stored(connection, briefing.id, tenant)
        return Saved(kept or written, bool(new))

    async def spend(self, day: date, tokens: int) -> int:
        """Add tokens to those spent on a day, and give what they come to now."""
        async with self._writing, self._transaction() as connection:
            insert = _insert(connection)(spending).values(day=day, tokens=tokens)
            added = insert.on_conflict_do_update(
                index_elements=[spending.c.day], set_={"tokens": spending.c.tokens + tokens}
            )
            total = await connection.execute(added.returning(spending.c.tokens))
            return int(total.scalar_one())

    async def ping(self) -> None:
        """Return if the database can be read now."""
        await self.get("", "")

    async def close(self) -> None:
        """Let go of all connections; a later call opens them again."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.begin() as connection:
                await connection.run_sync(_with_tables)
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StoreUnavailable(_advice(error)) from error


def _with_tables(connection: Connection) -> None:
    # `info` lives as long as the pooled connection: a new one may have met an empty database.
    if not connection.info.get("has_tables"):
        create(connection)
        connection.info["has_tables"] = True


async def _stored(connection: AsyncConnection, briefing_id: str, tenant: str) -> str | None:
    query = select(briefings.c.json)
    query = query.where(briefings.c.tenant == tenant, briefings.c.id == briefing_id)
    return (await connection.execute(query)).scalar_one_or_none()


def _insert(connection: AsyncConnection) -> Callable[[Table], sqlite.Insert | postgresql.Insert]:
    return sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert


async def _add(connection: AsyncConnection, table: Table, rows: list[Row]) -> int:
    added = await connection.execute(
        _insert(connection)(table).values(rows).on_conflict_do_nothing()
    )
    return added.rowcount


def _article(source: Source, briefing: Briefing, tenant: str) -> Row:
    return {
        "tenant": tenant,
        "sha256": source.text_sha256,
        "received_at": briefing.data_as_of.astimezone(UTC),
        "url": source.url,
        "title": source.title,
        "published": source.published,
        "text": source.text,
    }


def _row(briefing: Briefing, tenant: str, written: str) -> Row:
    return {
        "tenant": tenant,
        "id": briefing.id,
        "article": briefing.sources[0].text_sha256,
        "engine": briefing.receipt.engine,
        "created_at": briefing.generated_at.astimezone(UTC),
        "json": written,
    }


DAMAGED = "the database file is damaged: move it away, or put a good copy in its place"
ADVICE = {
    "not a database": DAMAGED,
    "malformed": DAMAGED,
    "locked": "the database is busy with another writer: try again",
    "disk is full": "there is no room left for the database: make room, then try again",
    "readonly": "the database cannot be written: check who owns the data folder",
}


def _advice(error: Exception) -> str:
    fault = str(error.orig if isinstance(error, DBAPIError) else error)
    for sign, advice in ADVICE.items():
        if sign in fault:
            return advice
    return "the database cannot be opened: check `BREVIER_DATA_DIR` or `BREVIER_DATABASE_URL`"
