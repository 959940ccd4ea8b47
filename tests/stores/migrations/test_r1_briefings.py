"""Revision 1: databases older than migrations are taken over, with all that is in them."""

import asyncio

import pytest
from sqlalchemy import create_engine, text

from service.stores.address import parse
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing, sha256
from tests.stores.test_migrating import sync

ARTICLES = """CREATE TABLE articles (
    tenant VARCHAR(64) NOT NULL, sha256 VARCHAR(64) NOT NULL, received_at {moment} NOT NULL,
    url TEXT, title TEXT, published DATE, text TEXT NOT NULL, PRIMARY KEY (tenant, sha256))"""
BRIEFINGS = """CREATE TABLE briefings (
    tenant VARCHAR(64) NOT NULL, id VARCHAR(64) NOT NULL, article VARCHAR(64) NOT NULL,
    engine VARCHAR(64) NOT NULL, created_at {moment} NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY(tenant, article) REFERENCES articles (tenant, sha256))"""
SPENDING = "CREATE TABLE spending (day DATE NOT NULL, tokens BIGINT NOT NULL, PRIMARY KEY (day))"
OLDEST, LATER = (ARTICLES, BRIEFINGS), (ARTICLES, BRIEFINGS, SPENDING)


def old_database(url: str, tables: tuple[str, ...] = LATER, number: int = 3) -> None:
    """Make a database as it was before migrations, with so many briefings of one text."""
    engine = create_engine(parse(url).set(drivername=sync(url)))
    moment = "DATETIME" if url.startswith("sqlite") else "TIMESTAMP WITH TIME ZONE"
    with engine.begin() as connection:
        for table in tables:
            connection.execute(text(table.format(moment=moment)))
        connection.execute(
            text("INSERT INTO articles VALUES ('', :sha, '2026-01-02 12:00', '', '', NULL, 'one')"),
            {"sha": sha256("one")},
        )
        for each in range(number):
            row = {"id": f"brf_{each:03}", "sha": sha256("one")}
            written = {"json": briefing(row["id"], "one").to_json()}
            connection.execute(
                text(
                    "INSERT INTO briefings VALUES ('', :id, :sha, 'e', '2026-01-02 12:00', :json)"
                ),
                row | written,
            )
    engine.dispose()


@pytest.mark.parametrize("tables", [OLDEST, LATER])
def test_a_database_without_revisions_is_taken_over(
    database_url: str, tables: tuple[str, ...]
) -> None:
    old_database(database_url, tables)

    async def use() -> None:
        store = SqlStore(database_url)
        assert await store.get("brf_001", "") == briefing("brf_001", "one").to_json()
        assert not (await store.save(briefing("brf_001", "one"), "")).new
        assert (await store.save(briefing("brf_new", "one"), "")).new
        await store.close()

    asyncio.run(use())
