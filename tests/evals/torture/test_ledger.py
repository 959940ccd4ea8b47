"""The ledger: reads both databases while others write, and is empty where nothing is."""

import asyncio
import json
import sqlite3
from pathlib import Path

from evals.torture.articles import number_of, text
from evals.torture.ledger import Answer, Ledger
from service.stores.jobs import Jobs
from service.stores.keys import Keys
from service.stores.queue import Queue
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing
from tests.jobs.running import accepted, article, new, sqlite


def test_what_is_stored_is_read(tmp_path: Path) -> None:
    url = sqlite(tmp_path)

    async def fill() -> None:
        store = SqlStore(url)
        jobs = Jobs(store.database)
        await store.save(briefing("brf_1", text(7)), "")
        await Keys(store.database).reserve("", "torture-7", "hash")
        [name] = await accepted(jobs, new(article()))
        await Queue(store.database, "host-12-34-abc").begin(name)
        await store.close()

    asyncio.run(fill())
    ledger = Ledger(url)
    [(name, found)] = ledger.kept().jobs.items()
    assert found == ("running", None)
    assert ledger.kept().keys == {"torture-7": None}
    [(words, whole)] = ledger.kept().briefings.values()
    assert (number_of(words), whole) == (7, True)
    assert ledger.owned((34, 5)) == [name]
    assert ledger.owned((12,)) == []
    assert ledger.open() == 1
    ledger.close()


def test_answers_are_known_by_the_number_of_their_call(tmp_path: Path) -> None:
    ledger = Ledger(sqlite(tmp_path))
    assert ledger.answers() == []
    (tmp_path / "brevier.db").touch()
    connection = sqlite3.connect(tmp_path / "brevier-jobs.db")
    assert ledger.answers() == []  # no table yet
    connection.execute("CREATE TABLE operation_outputs (output TEXT, completed_at_epoch_ms INT)")
    reply = json.dumps({"reply": {"text": "{}", "tokens": {"output": 12}}})
    rows = [(each, 1500) for each in (reply, "{}", '{"id": "brf_1"}', '{"error": {}}')]
    connection.executemany("INSERT INTO operation_outputs VALUES (?, ?)", rows)
    connection.commit()
    connection.close()
    assert ledger.answers() == [Answer(12, 1.5)]
    ledger.close()
