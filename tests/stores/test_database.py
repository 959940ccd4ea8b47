"""The door to a database: what is wrong with it is said, and when it is mended all works again."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import event

from service.errors import SettingsInvalid, StoreUnavailable
from service.stores.database import Database
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing


def test_a_wrong_address_is_refused_at_once() -> None:
    with pytest.raises(SettingsInvalid, match="'mysql'"):
        Database("mysql://host/name")


def test_a_full_disk_is_said_and_nothing_stored_by_half(tmp_path: Path) -> None:
    async def use() -> None:
        store = SqlStore(f"sqlite:///{tmp_path}/brevier.db")
        await store.save(briefing("brf_1", "short"), "")
        pages = {"most": 60}

        def limit(connection: object, *_: object) -> None:
            cursor = connection.cursor()  # type: ignore[attr-defined]  # a driver's connection
            cursor.execute(f"PRAGMA max_page_count = {pages['most']}")
            cursor.close()

        event.listen(store.database.engine.sync_engine, "connect", limit)
        await store.close()
        with pytest.raises(StoreUnavailable, match="no room"):
            await store.save(briefing("brf_2", "long " * 200_000), "")
        assert await store.get("brf_2", "") is None
        assert await store.get("brf_1", "") is not None
        pages["most"] = 100_000
        await store.close()
        assert (await store.save(briefing("brf_2", "long " * 200_000), "")).new
        await store.close()

    asyncio.run(use())


def test_a_file_that_is_damaged_in_mid_flight_is_said_until_a_copy_is_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "brevier.db", tmp_path / "copy.db"

    async def use() -> None:
        store = SqlStore(f"sqlite:///{path}")
        await store.save(briefing("brf_1", "words " * 10_000), "")
        await store.close()  # and all is in the one file
        copy.write_bytes(path.read_bytes())
        await store.ping()
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
        with pytest.raises(StoreUnavailable, match="damaged"):
            await store.save(briefing("brf_2"), "")
        copy.replace(path)
        assert await store.get("brf_1", "") is not None
        assert (await store.save(briefing("brf_2"), "")).new
        await store.close()

    asyncio.run(use())


def test_a_file_that_cannot_be_written_anew_is_said(tmp_path: Path) -> None:
    async def use() -> None:
        store = SqlStore(f"sqlite:///{tmp_path}/brevier.db")
        await store.ping()
        (tmp_path / "brevier-jobs.db").write_bytes(b"no database at all" * 100)
        with pytest.raises(StoreUnavailable, match="damaged"):
            await store.database.overwrite(whole=True)
        await store.close()

    asyncio.run(use())
