"""A connection to a SQLite file: many rows or few, all at once or in turn, they are the same."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from service.stores.trips import FIRST, Cursor, connection


async def numbers(folder: Path, count: int) -> Cursor:
    opened = connection(str(folder / "some.db"), timeout=1, check_same_thread=False)
    await opened
    return await Cursor(opened).execute(
        "WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?) "
        "SELECT at FROM n",
        (count,),
    )


@pytest.mark.parametrize("count", [1, FIRST - 1, FIRST, FIRST + 1, 3 * FIRST])
def test_all_rows_come_in_their_order(tmp_path: Path, count: int) -> None:
    async def use() -> None:
        cursor = await numbers(tmp_path, count)
        assert cursor.description[0][0] == "at"
        assert [row[0] for row in await cursor.fetchall()] == [*range(1, count + 1)]
        assert await cursor.fetchall() == []
        await cursor._of.close()

    asyncio.run(use())


def test_rows_come_in_portions_and_one_by_one(tmp_path: Path) -> None:
    async def use() -> None:
        cursor = await numbers(tmp_path, 2 * FIRST + 10)
        assert await cursor.fetchone() == (1,)
        assert len(await cursor.fetchmany(FIRST + 5)) == FIRST + 5
        assert await cursor.fetchone() == (FIRST + 7,)
        assert len(await cursor.fetchmany(10 * FIRST)) == FIRST + 3
        assert await cursor.fetchone() is None
        await cursor.close()
        await cursor._of.close()

    asyncio.run(use())


def test_rows_that_nobody_fetched_lock_nothing(tmp_path: Path) -> None:
    async def use() -> None:
        cursor = await numbers(tmp_path, 3 * FIRST)
        await cursor.close()
        assert await cursor.fetchall() == []
        other = await cursor._of.cursor().execute("CREATE TABLE a (b INTEGER UNIQUE)")
        await other.executemany("INSERT INTO a VALUES (?)", [(1,), (2,)])
        assert (other.rowcount, cursor._of.in_transaction) == (2, True)
        await cursor._of.rollback()
        await cursor._of.commit()  # nothing is left to end
        await other.execute("INSERT INTO a VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError):
            await other.execute("INSERT INTO a VALUES (1)")
        await cursor._of.close()

    asyncio.run(use())
