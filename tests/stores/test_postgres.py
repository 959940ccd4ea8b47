"""PostgreSQL: a server that stops and comes back, a wrong password, a missing database."""

import asyncio
from urllib.parse import urlsplit

import pytest

from service.errors import StoreUnavailable
from service.stores.sql import SqlStore
from tests import postgres
from tests.contracts.test_store import briefing


async def refused(store: SqlStore) -> str:
    with pytest.raises(StoreUnavailable) as caught:
        await store.ping()
    return str(caught.value)


def test_a_server_that_was_gone_costs_nothing_once_it_is_back(
    own_server: postgres.OwnServer, postgres_url: str
) -> None:
    async def use() -> None:
        store = SqlStore(postgres_url)
        await store.save(briefing("brf_1"), "")
        own_server.stop()
        try:
            assert "does not answer" in await refused(store)
            with pytest.raises(StoreUnavailable):
                await store.save(briefing("brf_2"), "")
        finally:
            own_server.start()
        assert await store.get("brf_1", "") is not None
        assert (await store.save(briefing("brf_2"), "")).new
        await store.close()

    asyncio.run(use())


def test_a_server_that_was_started_anew_meanwhile_costs_no_request(
    own_server: postgres.OwnServer, postgres_url: str
) -> None:
    async def use() -> None:
        store = SqlStore(postgres_url)
        await asyncio.gather(*(store.ping() for _ in range(5)))  # each of these is stale then
        own_server.stop()
        own_server.start()
        await asyncio.gather(*(store.ping() for _ in range(5)))
        await store.close()

    asyncio.run(use())


def test_a_transaction_that_is_cut_off_stores_nothing_and_can_be_done_again(
    own_server: postgres.OwnServer, postgres_url: str
) -> None:
    async def use() -> None:
        store = SqlStore(postgres_url)

        async def cut_off() -> None:
            async with store.database.transaction("write") as connection:
                await connection.exec_driver_sql("INSERT INTO spending VALUES ('2026-01-02', 5)")
                own_server.stop()
                own_server.start()
                await connection.exec_driver_sql("SELECT 1")

        with pytest.raises(StoreUnavailable):
            await cut_off()
        assert (await store.save(briefing("brf_1"), "")).new
        assert await store.spend(briefing("brf_1").generated_at.date(), 0) == 0
        await store.close()

    asyncio.run(use())


def test_a_store_whose_server_starts_late_works_then(
    own_server: postgres.OwnServer, postgres_url: str
) -> None:
    async def use() -> None:
        own_server.stop()
        try:
            store = SqlStore(postgres_url)
            assert "does not answer" in await refused(store)
        finally:
            own_server.start()
        await store.ping()
        await store.close()

    asyncio.run(use())


@pytest.mark.parametrize(
    ("part", "other", "advice"),
    [
        ("password", "hunter2", "user or the password"),
        ("username", "nobody", "user or the password"),
        ("path", "none", "the server lacks"),
    ],
)
def test_what_is_wrong_is_said_and_no_password_shown(
    own_server: postgres.OwnServer, postgres_url: str, part: str, other: str, advice: str
) -> None:
    wrong = postgres_url.replace(str(getattr(urlsplit(postgres_url), part)).strip("/"), other)

    async def use() -> None:
        store = SqlStore(wrong)
        with pytest.raises(StoreUnavailable, match=advice) as caught:
            await store.ping()
        told = f"{caught.value} {caught.value.__cause__!r} {store.database.engine!r}"
        assert "hunter2" not in told
        assert postgres.PASSWORD not in told
        await store.close()

    asyncio.run(use())


def test_writers_beyond_the_pool_wait_their_turn(postgres_url: str) -> None:
    async def use() -> None:
        store = SqlStore(postgres_url)
        saved = await asyncio.gather(*(store.save(briefing(f"brf_{n}"), "") for n in range(60)))
        assert all(one.new for one in saved)
        await store.close()

    asyncio.run(use())
