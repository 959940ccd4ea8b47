"""An export: everything, in an order in which it can be stored, as at one moment."""

import asyncio
import json

from service.stores.exporting import export
from service.stores.issued import IssuedKeys
from service.stores.jobs import Jobs, NewJob
from service.stores.lines import TABLES
from service.stores.outbox import add as deliver
from service.stores.queue import Queue
from service.stores.sql import SqlStore
from service.stores.starts import Limits, Starts
from service.stores.tables import metadata
from tests.contracts.test_store import NOON, briefing
from tests.stores.test_forgetting import tell_of
from tests.stores.test_outbox import MAIL


def test_each_row_comes_after_those_that_it_refers_to(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await store.save(briefing("brf_1", "one", "two"), "t")
        await store.spend(NOON.date(), 5)
        await tell_of(store.database, "brf_1")
        await Jobs(store.database).accept("t", [NewJob("work", "input")], most=1)
        await Queue(store.database, "me").beat()
        await IssuedKeys(store.database).issue("desk")
        async with store.database.transaction("write") as connection:
            await deliver(connection, MAIL)
        await Starts(store.database, Limits(1, None)).book(1)
        said = [json.loads(line) async for line in export(store.database)]
        await store.close()
        names = [next(iter(one)) for one in said]
        assert (names[0], said[-1]) == ("brevier_export", {"end": len(names) - 2})
        assert set(names[1:-1]) == TABLES.keys() == metadata.tables.keys() - {"model_calls"}
        assert names.index("articles") < names.index("briefings") < names.index("citations")
        (stored,) = (one["briefings"]["json"] for one in said if "briefings" in one)
        assert stored == briefing("brf_1", "one", "two").to_json()

    asyncio.run(use())


def test_what_is_stored_meanwhile_is_not_in_it_by_half(database_url: str) -> None:
    async def use() -> None:
        store = SqlStore(database_url)
        await store.save(briefing("brf_1", "one"), "")
        names: list[str] = []
        async for line in export(store.database):
            names.append(next(iter(json.loads(line))))
            if len(names) == 2:  # the articles are being read
                await store.save(briefing("brf_2", "two"), "")
        await store.close()
        assert [names.count(name) for name in ("articles", "briefings", "citations")] == [1, 1, 1]

    asyncio.run(use())
