"""The outbox, on every database: each delivery once, whatever becomes of who sends it."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from service.stores import importing
from service.stores.base import Forgotten
from service.stores.database import Database
from service.stores.exporting import export
from service.stores.outbox import FIRST, LONGEST, MOST, Delivery, Outbox, Standing, _pause, add
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing

LEASE = timedelta(seconds=0.3)
MAIL = Delivery("a", "digest 1", "mail", "ann@example.org", "Subject: é\r\n\r\nwords", "brf_1")
ROOM = 10


class Both:
    """A store, and two senders, as of two processes."""

    def __init__(self, url: str) -> None:
        self.store = SqlStore(url)
        self._other = Database(url)
        self.one = Outbox(self.store.database, "one", LEASE)
        self.two = Outbox(self._other, "two", LEASE)

    async def add(self, *what: Delivery) -> list[bool]:
        async with self.store.database.transaction("write") as connection:
            return [await add(connection, each) for each in what]

    async def status(self, delivery: Delivery = MAIL) -> str:
        found = await self.one.find(delivery.name)
        assert found is not None
        return found.status

    async def due(self, delivery: Delivery = MAIL) -> timedelta:
        found = await self.one.find(delivery.name)
        assert found is not None
        return found.next_at - datetime.now(tz=UTC)

    async def close(self) -> None:
        await self.store.close()
        await self._other.close()


def use(url: str, what: Callable[[Both], Awaitable[None]]) -> None:
    async def run() -> None:
        both = Both(url)
        await what(both)
        await both.close()

    asyncio.run(run())


def test_the_same_delivery_is_put_down_once_for_each_tenant(database_url: str) -> None:
    async def run(both: Both) -> None:
        assert await both.add(MAIL, MAIL._replace(body="another")) == [True, False]
        assert await both.add(MAIL._replace(tenant="b")) == [True]
        taken = await both.one.claim(ROOM, "mail")
        assert sorted(taken) == [MAIL._replace(attempts=1), MAIL._replace(tenant="b", attempts=1)]

    use(database_url, run)


def test_it_is_put_down_with_what_the_caller_does_or_not_at_all(database_url: str) -> None:
    async def run(both: Both) -> None:
        async def half() -> None:
            async with both.store.database.transaction("write") as connection:
                await add(connection, MAIL)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            await half()
        assert await both.one.find(MAIL.name) is None

    use(database_url, run)


def test_each_is_claimed_by_one_and_only_for_its_channel(database_url: str) -> None:
    async def run(both: Both) -> None:
        many = [MAIL._replace(key=f"digest {number:02}") for number in range(20)]
        await both.add(*many, MAIL._replace(key="post", channel="slack"))
        turns = (each.claim(3, "mail") for _ in range(5) for each in (both.one, both.two))
        claimed = [each.key for turn in await asyncio.gather(*turns) for each in turn]
        assert sorted(claimed) == [each.key for each in many]
        assert [each.key for each in await both.two.claim(ROOM, "slack")] == ["post"]

    use(database_url, run)


def test_what_arrived_is_over(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL)
        [mine] = await both.one.claim(ROOM, "mail")
        assert not await both.two.sent(mine)
        assert await both.status() == "sending"
        assert await both.one.sent(mine)
        assert await both.status() == "sent"
        for late in (both.one.sent(mine), both.one.failed(mine, "?"), both.one.retry(mine.name)):
            assert not await late
        assert await both.two.claim(ROOM, "mail") == []
        assert await both.add(MAIL) == [False]

    use(database_url, run)


def test_what_failed_is_tried_again_later_and_not_for_ever(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL)
        [mine] = await both.one.claim(ROOM, "mail")
        assert await both.one.failed(mine, "450 try later")
        assert await both.one.claim(ROOM, "mail") == []
        found = await both.one.find(MAIL.name)
        assert found is not None
        assert (found.status, found.attempts, found.problem) == ("pending", 1, "450 try later")
        assert FIRST < await both.due() + timedelta(seconds=5) < FIRST * 1.2
        await both.one.failed(mine, "not mine any more")
        assert (await both.one.find(MAIL.name)) == found
        last = mine._replace(attempts=MOST)
        await set_due(both, attempts=MOST - 1)
        assert await both.one.claim(ROOM, "mail") == [last]
        await both.one.failed(last, "450 again")
        assert await both.status() == "failed"

    use(database_url, run)


async def set_due(both: Both, attempts: int) -> None:
    from sqlalchemy import update

    from service.stores.tables import outbox

    async with both.store.database.transaction("write") as connection:
        values = {"next_at": datetime.now(tz=UTC), "attempts": attempts}
        await connection.execute(update(outbox).values(values))


def test_the_other_side_may_ask_for_more_time_or_say_no(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL, MAIL._replace(key="no"))
        first, second = await both.one.claim(ROOM, "mail")
        await both.one.failed(first, "429", pause=timedelta(days=2))
        assert await both.due(first) > timedelta(days=1)
        await both.one.failed(second, "550 no such user", final=True)
        assert await both.status(second) == "failed"
        assert await both.one.retry(second.name)
        assert await both.one.claim(ROOM, "mail") == [second]

    use(database_url, run)


def test_what_a_dead_sender_was_sending_is_unknown_and_waits(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL)
        [mine] = await both.one.claim(ROOM, "mail")
        assert await both.two.give_up() == []
        await asyncio.sleep(LEASE.total_seconds() * 1.5)
        assert await both.two.give_up() == [MAIL.name]
        assert await both.two.give_up() == []
        assert await both.two.claim(ROOM, "mail") == []
        found = await both.one.find(MAIL.name)
        assert found == Standing("unknown", 1, found.next_at if found else NEVER, "its sender died")
        assert await both.one.sent(mine)  # it was only slow
        assert await both.status() == "sent"

    use(database_url, run)


NEVER = datetime.max.replace(tzinfo=UTC)


def test_what_nobody_can_tell_is_tried_again_only_if_somebody_says_so(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL)
        [mine] = await both.one.claim(ROOM, "mail")
        assert await both.one.lost(mine, "no reply after the last dot")
        assert await both.two.claim(ROOM, "mail") == []
        assert await both.two.retry(MAIL.name)
        [again] = await both.two.claim(ROOM, "mail")
        assert again == mine
        assert not await both.one.sent(mine)  # it is the other's by now
        assert await both.two.sent(again)

    use(database_url, run)


SENDER = """
import asyncio, sys, time
from datetime import timedelta
from service.stores.database import Database
from service.stores.outbox import Outbox

async def send():
    outbox = Outbox(Database(sys.argv[1]), "killed", timedelta(seconds=0.3))
    [mine] = await outbox.claim(1, "mail")
    print(mine.key, flush=True)
    time.sleep(60)

asyncio.run(send())
"""


def test_a_sender_that_is_killed_sends_nothing_twice(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.add(*(MAIL._replace(key=f"digest {number}") for number in range(3)))
        command = [sys.executable, "-c", SENDER, database_url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sender:
            assert sender.stdout is not None
            key = await asyncio.to_thread(sender.stdout.readline)
            sender.kill()
        await asyncio.sleep(LEASE.total_seconds())
        assert await both.one.give_up() == [("a", key.strip())]
        for each in await both.one.claim(ROOM, "mail"):
            assert each.key != key.strip()
            await both.one.sent(each)
        ends = [await both.status(MAIL._replace(key=f"digest {number}")) for number in range(3)]
        assert sorted(ends) == ["sent", "sent", "unknown"]

    use(database_url, run)


def test_it_goes_with_its_briefing_and_when_it_is_old(database_url: str) -> None:
    async def run(both: Both) -> None:
        await both.store.save(briefing("brf_1"), "a")
        await both.add(MAIL, MAIL._replace(key="2", briefing_id=None), MAIL._replace(key="3"))
        await both.store.delete("brf_1", "a")
        assert await both.one.find(MAIL.name) is None
        [mine] = await both.one.claim(ROOM, "mail")
        later = datetime.now(tz=UTC) + timedelta(days=1)
        assert await both.store.expire(None, later) == Forgotten()
        assert await both.status(mine) == "sending"
        await both.one.sent(mine)
        await both.store.expire(None, later)
        assert await both.one.find(mine.name) is None

    use(database_url, run)


def test_it_moves_to_another_database(
    database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def run(both: Both) -> None:
        await both.add(MAIL, MAIL._replace(key="2"))
        await both.one.claim(1, "mail")
        lines = [line.encode() async for line in export(both.store.database)]
        other = Both(f"sqlite:///{tmp_path_factory.mktemp('other')}/brevier.db")
        done = await importing.load(other.store.database, lines, lambda *_: None)
        assert (done.added, done.bad, done.whole) == (2, 0, True)
        assert len(await other.one.claim(ROOM, "mail")) == 1
        await other.close()

    use(database_url, run)


def test_pauses_grow_and_have_an_end() -> None:
    pauses = [_pause(attempt) for attempt in range(1, MOST + 5)]
    assert pauses[0] * 2 < pauses[1] < pauses[2] / 2
    assert max(pauses) <= LONGEST * 1.1
    assert timedelta(hours=20) < sum(pauses[: MOST - 1], timedelta()) < timedelta(hours=28)
