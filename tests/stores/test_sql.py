"""The store in a database: several processes at once, and no word of an article in a log."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.stores.sql import SqlStore
from tests.conftest import ROOT
from tests.contracts.test_store import briefing

WRITER = """
import asyncio, sys
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing

async def write():
    store = SqlStore(sys.argv[1])
    saved = [await store.save(briefing(f"brf_{n}", f"{sys.argv[2]} {n}"), "") for n in range(25)]
    await store.close()
    print(sum(one.new for one in saved))

asyncio.run(write())
"""


def test_processes_that_open_one_new_database_together_store_each_briefing_once(
    database_url: str,
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, database_url, name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    assert sum(int(writer.communicate(timeout=90)[0]) for writer in writers) == 25


def test_writers_of_one_process_queue_and_never_find_the_database_busy(tmp_path: Path) -> None:
    async def use() -> None:
        store = SqlStore(f"sqlite+aiosqlite:///{tmp_path}/brevier.db", busy_seconds=0.02)
        saved = await asyncio.gather(*(store.save(briefing(f"brf_{n}"), "") for n in range(80)))
        assert all(one.new for one in saved)
        await store.close()

    asyncio.run(use())


def test_an_error_of_the_database_names_no_words_of_the_article(tmp_path: Path) -> None:
    async def use() -> None:
        store = SqlStore(f"sqlite+aiosqlite:///{tmp_path}/brevier.db")
        await store.ping()
        too_much = briefing("brf_1", "secret words")
        sources = (too_much.sources[0].model_copy(update={"text_sha256": None}),)
        with pytest.raises(StoreUnavailable) as caught:
            await store.save(too_much.model_copy(update={"sources": sources}), "")
        assert "INSERT" in str(caught.value.__cause__)
        assert "secret" not in f"{caught.value} {caught.value.__cause__}"
        await store.close()

    asyncio.run(use())
