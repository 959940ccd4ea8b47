"""Owns the outbox: what is to be delivered, each once, and what became of it.

```
            ┌───────── failed, but may be tried again (later each time) ◀──┐
            ▼                                                              │
add ──▶ pending ──claim──▶ sending ──▶ sent | failed (for good)  ──────────┘
            ▲                 └──▶ unknown: its sender died, or cannot tell
            └───────────────────────── retry, if somebody says so
```
A reply that was lost is no message that was lost: nearly all that end as unknown had arrived. So
they wait for a person (or a log of the other side); sending them again by itself would send twice.
An export takes along what is pending: let only one of two databases send it.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Update, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores import clock
from service.stores.database import Database
from service.stores.sql import add as add_rows
from service.stores.tables import outbox

LEASE = timedelta(minutes=5)
"""Longer than any sender may take for one delivery: who takes longer is dead."""
FIRST, FACTOR, LONGEST, MOST = timedelta(minutes=15), 4.0, timedelta(hours=16), 5
"""Pauses between attempts: the first, how they grow, the longest; and how many attempts."""
JITTER = 0.1
Name = tuple[str, str]
"""Its tenant and key."""


class Delivery(NamedTuple):
    """What is to be delivered: `body` to `target`, as it is, by a channel such as "mail".

    `key` says what it is, such as the hash of a subscription and a date: the same delivery has the
    same one, and the other side is told it where it can be (`Message-ID`, `webhook-id`).
    """

    tenant: str
    key: str
    channel: str
    target: str
    body: str
    briefing_id: str | None = None
    """What it tells of: the delivery goes when that is forgotten."""
    attempts: int = 0

    @property
    def name(self) -> Name:
        """Give what it is called."""
        return self.tenant, self.key


class Standing(NamedTuple):
    """How a delivery stands."""

    status: Literal["pending", "sending", "sent", "failed", "unknown"]
    attempts: int
    next_at: datetime
    problem: str | None


async def add(connection: AsyncConnection, delivery: Delivery) -> bool:
    """Put a delivery down within the caller's transaction; False if it is there already."""
    now = await clock.now(connection)
    state = {"status": "pending", "next_at": now, "created_at": now, "updated_at": now}
    return bool(await add_rows(connection, outbox, [delivery._asdict() | state]))


class Outbox:
    """The deliveries of a database, for the sender `me`."""

    def __init__(self, database: Database, me: str, lease: timedelta = LEASE) -> None:
        """Take the database, a name that no other process ever has, and the length of a lease."""
        self._database, self._me, self._lease = database, me, lease

    async def claim(self, most: int, channel: str) -> list[Delivery]:
        """Take deliveries that are due, the longest due first; nobody else gets them."""
        turn = outbox.c.status == "pending", outbox.c.channel == channel
        columns = [outbox.c[name] for name in Delivery._fields]
        async with self._database.transaction("write") as connection:
            now = await clock.now(connection)
            query = select(*columns).where(*turn, outbox.c.next_at <= now).limit(most)
            query = query.order_by(outbox.c.next_at).with_for_update(skip_locked=True)
            due = [Delivery(*row) for row in await connection.execute(query)]
            taken = (
                update(outbox)
                .where(_among([each.name for each in due]))
                .values(
                    status="sending",
                    owner=self._me,
                    attempts=outbox.c.attempts + 1,
                    next_at=now + self._lease,
                    updated_at=now,
                )
            )
            await connection.execute(taken)
        return [each._replace(attempts=each.attempts + 1) for each in due]

    async def sent(self, delivery: Delivery) -> bool:
        """Say that it arrived, however late; False if it is not this sender's any more."""
        return await self._end(delivery, "sent")

    async def lost(self, delivery: Delivery, problem: str) -> bool:
        """Say that nobody can tell if it arrived."""
        return await self._end(delivery, "unknown", problem)

    async def failed(
        self,
        delivery: Delivery,
        problem: str,
        *,
        final: bool = False,
        pause: timedelta = timedelta(),
    ) -> bool:
        """Say that it did certainly not arrive; it is tried again unless that is `final`.

        Args:
            delivery: As it was claimed.
            problem: Why, without a word of the body.
            final: It never will.
            pause: At least so long the other side wants to be left alone.
        """
        if final or delivery.attempts >= MOST:
            return await self._end(delivery, "failed", problem)
        wait = max(pause, _pause(delivery.attempts))
        return await self._end(delivery, "pending", problem, wait)

    async def give_up(self) -> list[Name]:
        """Take what a dead sender was sending for unknown, and give it."""
        async with self._database.transaction("write") as connection:
            now = await clock.now(connection)
            dead = (outbox.c.status == "sending") & (outbox.c.next_at < now)
            said = {"status": "unknown", "updated_at": now, "problem": "its sender died"}
            names = _changed(dead).values(said).returning(outbox.c.tenant, outbox.c.key)
            return [(tenant, key) for tenant, key in await connection.execute(names)]

    async def retry(self, name: Name) -> bool:
        """Try again what failed or is unknown, as somebody wants it; it may arrive twice."""
        over = _among([name]) & outbox.c.status.in_(("failed", "unknown"))
        async with self._database.transaction("write") as connection:
            now = await clock.now(connection)
            again = {"status": "pending", "owner": None, "attempts": 0, "next_at": now}
            done = await connection.execute(_changed(over).values(updated_at=now, **again))
            return bool(done.rowcount)

    async def find(self, name: Name) -> Standing | None:
        """Say how a delivery stands."""
        columns = [outbox.c[name] for name in Standing._fields]
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(*columns).where(_among([name])))).one_or_none()
            return None if row is None else Standing(*row)

    async def _end(
        self,
        delivery: Delivery,
        status: str,
        problem: str | None = None,
        wait: timedelta = timedelta(),
    ) -> bool:
        mine = _among([delivery.name]) & (outbox.c.owner == self._me)
        mine &= outbox.c.attempts == delivery.attempts
        mine &= outbox.c.status.in_(("sending", "unknown"))  # who was taken for dead may know more
        async with self._database.transaction("write") as connection:
            now = await clock.now(connection)
            said = {"status": status, "problem": problem, "next_at": now + wait, "updated_at": now}
            return bool((await connection.execute(_changed(mine).values(said))).rowcount)


def _changed(which: ColumnElement[bool]) -> Update:
    return update(outbox).where(which)


def _among(names: Sequence[Name]) -> ColumnElement[bool]:
    return tuple_(outbox.c.tenant, outbox.c.key).in_(names)


def _pause(attempts: int) -> timedelta:
    grown = min(FIRST * FACTOR ** (attempts - 1), LONGEST)
    return grown * random.uniform(1, 1 + JITTER)  # so that not all come back at once
