"""Owns the store in a database: SQLite in a file by default, others by their SQLAlchemy URL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from service.errors import StoreUnavailable
from service.models import Briefing, Source
from service.stores import sqlite as sqlite_file
from service.stores import tables
from service.stores.base import Saved

INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class SqlStore:
    """Keeps briefings in the database of `url`; opened, and its tables made, on first use.

    Several processes may use one database: the primary key decides who was first.
    """

    def __init__(self, url: str, *, busy_seconds: float = 10.0) -> None:
        self._engine = _engine(url, busy_seconds)
        self._insert = INSERT[self._engine.dialect.name]
        self._has_tables = False

    async def get(self, briefing_id: str, tenant: str) -> str | None:
        """Give the stored JSON, None where this tenant has no such briefing."""
        async with self._transaction() as connection:
            return await _stored(connection, briefing_id, tenant)

    async def save(self, briefing: Briefing, tenant: str) -> Saved:
        """Store a briefing with its articles, or give what is stored under its id already."""
        written = await asyncio.to_thread(briefing.to_json)
        rows = [_article(source, briefing, tenant) for source in briefing.sources]
        async with self._transaction() as connection:
            # The insert comes first: it takes the write lock, so that nothing read before it
            # can be out of date.
            await self._add(connection, tables.articles, rows)
            new = await self._add(connection, tables.briefings, [_row(briefing, tenant, written)])
            kept = written if new else await _stored(connection, briefing.id, tenant)
        return Saved(kept or written, bool(new))

    async def ping(self) -> None:
        """Return if the database can be read now."""
        async with self._transaction() as connection:
            await connection.execute(text("SELECT 1 FROM briefings LIMIT 1"))

    async def close(self) -> None:
        """Let go of all connections; a later call opens them again."""
        await self._engine.dispose()

    async def _add(self, connection: AsyncConnection, table: Table, rows: list[Any]) -> int:
        statement = self._insert(table).values(rows).on_conflict_do_nothing()
        return (await connection.execute(statement)).rowcount

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.begin() as connection:
                if not self._has_tables:
                    await connection.run_sync(tables.create)
                    self._has_tables = True
                yield connection
        except (SQLAlchemyError, OSError) as error:
            self._has_tables = False  # the next call may find an empty database in its place
            raise StoreUnavailable(_advice(str(error))) from error


async def _stored(connection: AsyncConnection, briefing_id: str, tenant: str) -> str | None:
    table = tables.briefings
    query = select(table.c.json).where(table.c.id == briefing_id, table.c.tenant == tenant)
    return (await connection.execute(query)).scalar_one_or_none()


def _engine(url: str, busy_seconds: float) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_file.connect(parsed, busy_seconds)
    return create_async_engine(parsed)


def _article(source: Source, briefing: Briefing, tenant: str) -> dict[str, Any]:
    return {
        "tenant": tenant,
        "sha256": source.text_sha256,
        "received_at": briefing.data_as_of.astimezone(UTC),
        "url": source.url,
        "title": source.title,
        "published": source.published,
        "text": source.text,
    }


def _row(briefing: Briefing, tenant: str, written: str) -> dict[str, Any]:
    return {
        "tenant": tenant,
        "id": briefing.id,
        "article": briefing.sources[0].text_sha256,
        "engine": briefing.receipt.engine,
        "created_at": briefing.generated_at.astimezone(UTC),
        "json": written,
    }


ADVICE = {
    "not a database": "the database file is damaged: move it away, or put a good copy in its place",
    "malformed": "the database file is damaged: move it away, or put a good copy in its place",
    "locked": "the database is busy with another writer: try again",
    "full": "there is no room left for the database: make room, then try again",
    "readonly": "the database cannot be written: check who owns the data folder",
}


def _advice(fault: str) -> str:
    for sign, advice in ADVICE.items():
        if sign in fault:
            return advice
    return "the database cannot be opened: check `BREVIER_DATA_DIR` or `BREVIER_DATABASE_URL`"
