"""Migrations: they lead to the tables of the code, one process at a time, and never back."""

import asyncio
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from service.errors import StoreUnavailable
from service.stores import migrating, tables
from service.stores.address import parse
from service.stores.database import Database
from service.stores.migrating import REVISION, VERSIONS, bring_up, current, scripts
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing

OPENER = """
import asyncio, sys
from service.stores.database import Database

async def use():
    database = Database(sys.argv[1])
    async with database.transaction():
        pass
    await database.close()

sys.stdin.readline()
asyncio.run(use())
"""


def differences(connection: Connection) -> list[object]:
    options = {"version_table": VERSIONS, "compare_type": True}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, tables.metadata))


def test_the_last_migration_leads_to_the_tables_of_the_code(database_url: str) -> None:
    async def use() -> None:
        database = Database(database_url)
        async with database.transaction() as connection:
            assert await connection.run_sync(current) == REVISION
            assert await connection.run_sync(differences) == []
        await database.close()

    asyncio.run(use())


def test_the_code_names_the_last_revision_and_one_way_leads_there() -> None:
    assert scripts().get_heads() == [REVISION]
    assert len(scripts().get_bases()) == 1


def test_processes_that_open_one_empty_database_together_both_succeed(database_url: str) -> None:
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, database_url],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    ends = [opener.communicate("go\n", timeout=90) for opener in openers]
    assert [opener.returncode for opener in openers] == [0, 0, 0], ends


def test_of_many_that_find_it_empty_at_one_moment_one_makes_the_tables(database_url: str) -> None:
    async def use() -> None:
        databases = [Database(database_url) for _ in range(6)]  # as of so many processes

        async def enter(database: Database) -> None:
            async with database.transaction():
                pass

        await asyncio.gather(*map(enter, databases))
        for database in databases:
            await database.close()

    asyncio.run(use())


def test_first_requests_of_one_process_bring_an_empty_database_up_once(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url, busy_seconds=0.05)
        found = await asyncio.gather(*(store.get("brf_1", "") for _ in range(20)))
        assert found == [None] * 20
        await store.close()

    asyncio.run(use())


def test_a_newer_database_is_refused_until_it_is_not(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await store.save(briefing("brf_1"), "")
        async with store.database.transaction("write") as connection:
            await connection.execute(text(f"UPDATE {VERSIONS} SET version_num = '77'"))
        await store.close()
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match=r"newer Brevier \(schema '77'.*update"):
                await store.ping()
        engine = create_engine(parse(database_url).set(drivername=sync(database_url)))
        with engine.begin() as opened:
            opened.execute(text(f"UPDATE {VERSIONS} SET version_num = '{REVISION}'"))
        engine.dispose()
        assert await store.get("brf_1", "") is not None
        await store.close()

    asyncio.run(use())


def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    engine = create_engine(parse(database_url).set(drivername=sync(database_url)))
    with engine.begin() as connection:  # of another application
        connection.execute(text("CREATE TABLE briefings (name TEXT)"))

    async def use() -> None:
        store = SqlStore(database_url)
        with pytest.raises(StoreUnavailable):
            await store.ping()
        await store.close()

    asyncio.run(use())
    assert inspect(engine).get_table_names() == ["briefings"]
    engine.dispose()


def test_a_database_that_is_up_to_date_needs_no_alembic(database_url: str) -> None:
    for expected in ("True", "False"):
        program = OPENER + "print('alembic' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", program, database_url],
            input="\n",
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.stdout.strip() == expected, done.stderr


def test_a_connection_that_was_looked_at_is_not_asked_again(database_url: str) -> None:
    engine = create_engine(parse(database_url).set(drivername=sync(database_url)))
    with engine.connect() as connection:
        bring_up(connection)
        with connection.begin():
            connection.execute(text(f"DROP TABLE {migrating.VERSIONS}"))
        bring_up(connection)  # else it would make the tables again, and fail
    engine.dispose()


def sync(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"
