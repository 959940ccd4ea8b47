"""The schema: whose rows they are, what refers to what, and moments in UTC."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from service.errors import StoreUnavailable
from service.stores import tables
from service.stores.database import Database


def test_no_two_tenants_share_a_key() -> None:
    keys = {table.name: table.primary_key.columns.keys() for table in tables.metadata.sorted_tables}
    assert keys == {
        "articles": ["tenant", "sha256"],
        "briefings": ["tenant", "id"],
        "citations": ["tenant", "briefing", "article"],
        "jobs": ["tenant", "id"],
        "idempotency_keys": ["tenant", "key"],
        "queue": ["job_id"],  # random, and never shown to anybody
        "workers": ["id"],
        "keys": ["tenant"],
        "outbox": ["tenant", "key"],
        "spending": ["day"],  # nobody's in particular
        "model_calls": ["number"],
    }


def test_a_moment_comes_out_in_utc_to_the_microsecond(database_url: str) -> None:
    given = datetime(2026, 1, 2, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5)))
    row = {"tenant": "", "sha256": "a", "received_at": given, "text": "words"}

    async def use() -> None:
        database = Database(database_url)
        async with database.transaction("write") as connection:
            await connection.execute(insert(tables.articles).values(row))
            found = await connection.scalar(select(tables.articles.c.received_at))
        assert (found, found and found.tzinfo) == (given, UTC)
        await database.close()

    asyncio.run(use())


def test_a_briefing_without_its_article_is_refused(database_url: str) -> None:
    row = {"tenant": "", "id": "brf_1", "article": "none", "engine": "e", "json": "{}"}
    row["created_at"] = datetime(2026, 1, 2, tzinfo=UTC)  # type: ignore[assignment]  # a row is mixed

    async def use() -> None:
        database = Database(database_url)
        with pytest.raises(StoreUnavailable) as caught:
            async with database.transaction("write") as connection:
                await connection.execute(insert(tables.briefings).values(row))
        assert isinstance(caught.value.__cause__, IntegrityError)
        await database.close()

    asyncio.run(use())
