"""Keys that were issued, on every database: shown once, stored as a hash, each a tenant."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from service.stores import importing
from service.stores.database import Database
from service.stores.exporting import export
from service.stores.issued import Found, IssuedKeys
from tests.stores.remains import holding

NOW = datetime.now(tz=UTC)
DAY = timedelta(days=1)


def use(url: str, what: Callable[[IssuedKeys, Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(url)
        await what(IssuedKeys(database), database)
        await database.close()

    asyncio.run(run())


async def tenant(keys: IssuedKeys, key: str | None) -> str | None:
    assert key is not None
    return (await keys.find(hashlib.sha256(key.encode()).hexdigest())).tenant


def test_each_key_is_a_tenant_and_is_stored_as_a_hash(database_url: str) -> None:
    async def run(keys: IssuedKeys, _: Database) -> None:
        assert await keys.find("") == Found(None, any=False)
        one, two = await keys.issue("one"), await keys.issue("two", NOW + DAY)
        assert one
        assert two
        assert len(one) == len("brevier_") + 64
        assert {await tenant(keys, one), await tenant(keys, two)} == {
            each.tenant for each in await keys.listed()
        }
        assert await keys.find("") == Found(None, any=True)
        assert await tenant(keys, one + "0") is None
        assert not holding(database_url, one)
        assert not holding(database_url, one[20:40])

    use(database_url, run)


def test_a_name_is_given_once(database_url: str) -> None:
    async def run(keys: IssuedKeys, _: Database) -> None:
        made = await asyncio.gather(*(keys.issue("one") for _ in range(5)))
        assert sum(key is not None for key in made) == 1
        assert [each.name for each in await keys.listed()] == ["one"]

    use(database_url, run)


def test_a_revoked_key_opens_nothing_and_the_service_stays_locked(database_url: str) -> None:
    async def run(keys: IssuedKeys, _: Database) -> None:
        key = await keys.issue("one")
        assert await keys.revoke("one")
        assert await tenant(keys, key) is None
        assert await keys.find("") == Found(None, any=True)
        [first] = await keys.listed()
        assert await keys.revoke("one")
        assert await keys.listed() == [first]  # it stays revoked since then
        assert first.state(NOW + DAY) == "revoked"
        assert not await keys.revoke("two")

    use(database_url, run)


def test_a_new_key_in_place_of_another_sees_the_same(database_url: str) -> None:
    async def run(keys: IssuedKeys, _: Database) -> None:
        old = await keys.issue("one")
        whose = await tenant(keys, old)
        new = await keys.rotate("one", NOW + DAY)
        assert (await tenant(keys, old), await tenant(keys, new)) == (None, whose)
        await keys.revoke("one")
        again = await keys.rotate("one")
        assert (await tenant(keys, new), await tenant(keys, again)) == (None, whose)
        assert await keys.rotate("two") is None

    use(database_url, run)


def test_a_key_opens_nothing_after_its_end(database_url: str) -> None:
    async def run(keys: IssuedKeys, _: Database) -> None:
        assert await tenant(keys, await keys.issue("one", NOW - DAY)) is None
        assert await tenant(keys, await keys.issue("two", NOW + DAY))
        one, two = await keys.listed()
        assert (one.state(NOW), two.state(NOW)) == ("expired", "live")

    use(database_url, run)


def test_a_key_works_in_the_database_that_it_was_moved_to(
    database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def run(keys: IssuedKeys, database: Database) -> None:
        key = await keys.issue("one")
        lines = [line.encode() async for line in export(database)]
        other = Database(f"sqlite:///{tmp_path_factory.mktemp('other')}/brevier.db")
        for added in (1, 0):
            done = await importing.load(other, lines, lambda *_: None)
            assert (done.added, done.bad, done.whole) == (added, 0, True)
        assert await tenant(IssuedKeys(other), key) == await tenant(keys, key)
        await other.close()

    use(database_url, run)
