"""SQLite: how a file is opened, and what happens when it goes away or is none."""

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.stores import sqlite
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing


def store_in(path: Path, **options: float) -> SqlStore:
    return SqlStore(f"sqlite+aiosqlite:///{path}", **options)


async def refused(store: SqlStore) -> str:
    with pytest.raises(StoreUnavailable) as caught:
        await store.ping()
    return str(caught.value)


def test_nothing_is_made_before_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "data" / "brevier.db"

    async def use() -> None:
        store = store_in(path)
        assert not path.parent.exists()
        await store.ping()
        await store.close()

    asyncio.run(use())
    assert path.exists()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_file_is_in_wal_mode_and_holds_the_article(tmp_path: Path) -> None:
    path = tmp_path / "brevier.db"

    async def use() -> None:
        store = store_in(path)
        await store.save(briefing("brf_1", "words"), "t")
        await store.close()

    asyncio.run(use())
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT tenant, text FROM articles").fetchall() == [
            ("t", "words")
        ]
    connection.close()


@pytest.mark.parametrize("junk", [b"not a database" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "brevier.db"
    path.write_bytes(junk)

    async def use() -> None:
        store = store_in(path)
        assert "damaged" in await refused(store)
        assert str(tmp_path) not in await refused(store)
        assert path.read_bytes() == junk
        path.unlink()
        await store.ping()
        await store.close()

    asyncio.run(use())


def test_a_folder_that_cannot_be_made_is_refused_until_it_can(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file", encoding="utf-8")

    async def use() -> None:
        store = store_in(in_the_way / "brevier.db")
        assert "cannot be opened" in await refused(store)
        in_the_way.unlink()
        await store.ping()
        await store.close()

    asyncio.run(use())


def test_a_file_that_was_taken_away_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "data" / "brevier.db"

    async def use() -> None:
        store = store_in(path)
        await store.save(briefing("brf_1"), "")
        path.parent.rename(tmp_path / "backup")
        assert await store.get("brf_1", "") is None
        assert (await store.save(briefing("brf_1"), "")).new
        await store.close()

    asyncio.run(use())
    assert path.exists()


def test_a_writer_waits_for_another_process_then_gives_up_and_works_again(tmp_path: Path) -> None:
    path = tmp_path / "brevier.db"

    async def use() -> None:
        store = store_in(path, busy_seconds=0.1)
        await store.save(briefing("brf_1"), "")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="busy"):
            await store.save(briefing("brf_2"), "")
        assert await store.get("brf_1", "") is not None
        other.execute("ROLLBACK")
        other.close()
        assert (await store.save(briefing("brf_2"), "")).new
        await store.close()

    asyncio.run(use())


def file_with_rest(path: Path) -> sqlite3.Connection:
    """Give a connection to a file in which removed words still stand."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE words (word TEXT)")
    connection.executemany("INSERT INTO words VALUES (?)", [("secret " * 500,), ("kept",)])
    connection.execute("DELETE FROM words WHERE word <> 'kept'")
    return connection


def left(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir() if b"secret" in each.read_bytes()}


def test_a_log_is_emptied_and_a_file_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    other = file_with_rest(path)
    assert "x.db-wal" in left(path)
    sqlite.overwrite(path, whole=False)
    assert left(path) == {"x.db"}  # nobody had overwritten it
    sqlite.overwrite(path, whole=True)
    assert left(path) == set()
    assert other.execute("SELECT word FROM words").fetchall() == [("kept",)]
    other.close()
    sqlite.overwrite(tmp_path / "none.db", whole=True)


def test_who_reads_all_the_while_holds_only_the_whole_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_S", {False: 0.1, True: 0.1})
    path = tmp_path / "x.db"
    reader = file_with_rest(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM words").fetchall()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("INSERT INTO words VALUES ('more')")
    writer.close()
    sqlite.overwrite(path, whole=False)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        sqlite.overwrite(path, whole=True)
    reader.close()
