"""An import: everything arrives, whatever was there stays, and one bad line stops no other."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.stores import importing
from service.stores.database import Database
from service.stores.exporting import export
from service.stores.importing import Imported, load
from service.stores.sql import SqlStore
from tests.contracts.test_store import NOON, briefing
from tests.stores.test_forgetting import tell_of

ROWS = 5 * 3 + 3
"""Five briefings with their articles and citations; a job, a key and a day's tokens."""


async def filled(url: str) -> list[bytes]:
    """Fill a database and give its export."""
    store = SqlStore(url)
    for number in range(5):
        await store.save(briefing(f"brf_{number}", f"text {number} é 🙂"), "t")
    await store.spend(NOON.date(), 5)
    await tell_of(store.database, "brf_1")
    written = await exported(store.database)
    await store.close()
    return written


async def exported(database: Database) -> list[bytes]:
    return [line.encode() async for line in export(database)]


async def imported(
    database: Database, read: Iterable[bytes]
) -> tuple[Imported, list[tuple[int, str]]]:
    bad: list[tuple[int, str]] = []
    done = await load(database, read, lambda number, wrong: bad.append((number, wrong)))
    return done, bad


def test_everything_goes_from_one_database_to_the_other_and_back(
    tmp_path: Path, postgres_url: str
) -> None:
    async def use() -> None:
        first = await filled(f"sqlite:///{tmp_path}/first.db")
        there, back = Database(postgres_url), Database(f"sqlite:///{tmp_path}/back.db")
        for database in (there, back):
            done, bad = await imported(database, first)
            assert (done.added, done.there, done.whole, bad) == (ROWS, 0, True, [])
            assert await exported(database) == first
            await database.close()

    asyncio.run(use())


def test_an_import_that_broke_off_goes_on_when_it_is_run_again(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS", 4)

    async def use() -> None:
        database = Database(database_url)
        given = await filled(f"sqlite:///{tmp_path}/first.db")
        done, _ = await imported(database, given[:10])
        assert (done.added, done.whole) == (9, False)
        done, _ = await imported(database, given)
        assert (done.added, done.there, done.whole) == (ROWS - 9, 9, True)
        assert await exported(database) == given
        await database.close()

    asyncio.run(use())


def test_bad_lines_are_named_and_lose_nothing(database_url: str, tmp_path: Path) -> None:
    async def use() -> None:
        given = await filled(f"sqlite:///{tmp_path}/first.db")
        broken = [*given[:2], b"{oh no", given[2].replace(b"received_at", b"received"), *given[3:]]
        database = Database(database_url)
        done, bad = await imported(database, broken)
        # The second article is missing: so are its briefing, and what cites it.
        assert [number for number, _ in bad[:2]] == [3, 4]
        assert ["refuses" in wrong for _, wrong in bad[2:]] == [True, True]
        assert (done.added, done.bad) == (ROWS - 3, 4)
        done, bad = await imported(database, given)
        assert (done.added, done.there, bad) == (3, ROWS - 3, [])
        assert await exported(database) == given
        await database.close()

    asyncio.run(use())


def test_what_is_there_already_is_not_changed(database_url: str, tmp_path: Path) -> None:
    async def use() -> None:
        given = await filled(f"sqlite:///{tmp_path}/first.db")
        store = SqlStore(database_url)
        await store.spend(NOON.date(), 77)
        await store.save(briefing("brf_1", "another text"), "t")
        await imported(store.database, given)
        assert await store.spend(NOON.date(), 0) == 77
        assert await store.get("brf_1", "t") == briefing("brf_1", "another text").to_json()
        await store.close()

    asyncio.run(use())


def test_a_database_that_cannot_be_written_ends_it(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way", encoding="utf-8")

    async def use() -> None:
        database = Database(f"sqlite:///{tmp_path}/folder/brevier.db")
        with pytest.raises(StoreUnavailable):
            await imported(database, await filled(f"sqlite:///{tmp_path}/first.db"))

    asyncio.run(use())
