"""Owns the booking of calls of a model: no minute has too many of them, over all processes.

```
booked_at ──wait──▶ starts_at ──at most SLACK_S / 2──▶ the call ...... a minute + SLACK_S: over
```
One short transaction at a time books a start, on the database's clock. A booking never moves and
nobody overtakes, as in one process. It runs out by itself, so who dies with one takes it nowhere.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic, time
from typing import NamedTuple

from sqlalchemy import ColumnElement, Double, cast, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores.database import Database
from service.stores.tables import model_calls as calls

Clock = Callable[[AsyncConnection], Awaitable[float]]
"""Gives seconds since 1970, the same for all who book."""
SLACK_S = 1.0
"""Half of it is for a caller that wakes late, half for the way to the endpoint."""
CLEARED_EVERY = 20
"""Bookings from one removal of old rows to the next."""


class Limits(NamedTuple):
    """The most calls and the most tokens of any period; None is no limit."""

    calls: int | None
    tokens: int | None
    period_s: float = 60.0
    slack_s: float = SLACK_S

    @property
    def held_s(self) -> float:
        """Give how long a booking counts, so that the calls themselves keep the period."""
        return self.period_s + self.slack_s


@dataclass(frozen=True)
class Start:
    """A booked start; `opens` and `closes` are on the clock of `time.monotonic()`."""

    at: float
    """The same on the database's clock."""
    opens: float
    closes: float
    """A call that did not start by then must not: it gives this back, and books again."""
    give_back: Callable[[], Awaitable[None]]
    """Forgets a call that was never made."""


class _Row(NamedTuple):
    number: int
    starts_at: float
    booked_at: float
    tokens: int
    calls_by_then: int
    tokens_by_then: int


_NONE = _Row(0, 0.0, 0.0, 0, 0, 0)


async def clock(connection: AsyncConnection) -> float:
    """Give the time of the database's server; a file is used by this machine only."""
    if connection.dialect.name != "postgresql":
        return time()
    told = select(cast(func.extract("epoch", func.clock_timestamp()), Double))
    return float((await connection.execute(told)).scalar_one())


class Starts:
    """The starts that all processes on one database book."""

    def __init__(self, database: Database, limits: Limits, clock: Clock = clock) -> None:
        """Take the database and the limits, which should be the same in every process."""
        self._database, self._limits, self._clock = database, limits, clock
        # Else all who wait for the database's lock would hold a connection of the pool each.
        self._turn = asyncio.Lock()

    async def book(self, tokens: int) -> Start:
        """Give the first start, not before now nor before another's, that keeps both limits.

        A call of more tokens than a period may have counts as a whole period.

        Raises:
            StoreUnavailable: nothing is booked; or it is, and runs out unused.
        """
        taken = int(min(tokens, self._limits.tokens or tokens))
        async with self._turn, self._database.transaction("book") as connection:
            asked = monotonic()
            now = await self._clock(connection)
            told = monotonic()
            made = await self._booked(connection, now, taken)
        wait_s = made.starts_at - now
        closes = asked + wait_s + self._limits.slack_s / 2
        return Start(made.starts_at, told + wait_s, closes, lambda: self._give_back(made))

    async def _booked(self, connection: AsyncConnection, now: float, taken: int) -> _Row:
        last = await _last(connection)
        if last.booked_at > now:
            last = await _put_back(connection, last, now)
        made = _Row(
            last.number + 1,
            await self._first_start(connection, last, now, taken),
            now,
            taken,
            last.calls_by_then + 1,
            last.tokens_by_then + taken,
        )
        await connection.execute(insert(calls).values(**made._asdict()))
        if made.number % CLEARED_EVERY == 0:
            over = calls.c.starts_at < now - self._limits.held_s
            await connection.execute(delete(calls).where(over, calls.c.number < made.number))
        return made

    async def _first_start(
        self, connection: AsyncConnection, last: _Row, now: float, taken: int
    ) -> float:
        """Give when the last call that has no room beside the new one is over."""
        limits = self._limits
        tight: list[ColumnElement[bool]] = []
        if limits.calls is not None:
            tight.append(calls.c.calls_by_then == last.calls_by_then + 1 - limits.calls)
        if limits.tokens is not None:
            bound = last.tokens_by_then + taken - limits.tokens
            by_then = calls.c.tokens_by_then
            tight.append((by_then >= bound) & (by_then - calls.c.tokens < bound))
        first = select(calls.c.starts_at).order_by(calls.c.number).limit(1)  # is among the oldest
        ends = [first.where(each).scalar_subquery() for each in tight]
        found = (await connection.execute(select(*ends))).one() if ends else ()
        held: list[float] = [start + limits.held_s for start in found if start is not None]
        return max([now, last.starts_at, *held])

    async def _give_back(self, made: _Row) -> None:
        here = (calls.c.number == made.number) & (calls.c.starts_at == made.starts_at)
        async with self._turn, self._database.transaction("book") as connection:
            if not (await connection.execute(delete(calls).where(here))).rowcount:
                return
            later = update(calls).where(calls.c.number > made.number)
            await connection.execute(
                later.values(
                    calls_by_then=calls.c.calls_by_then - 1,
                    tokens_by_then=calls.c.tokens_by_then - made.tokens,
                )
            )


async def _last(connection: AsyncConnection) -> _Row:
    columns = [calls.c[name] for name in _Row._fields]
    query = select(*columns).order_by(calls.c.number.desc()).limit(1)
    row = (await connection.execute(query)).one_or_none()
    return _NONE if row is None else _Row(*row)


async def _put_back(connection: AsyncConnection, last: _Row, now: float) -> _Row:
    """Follow a clock that was put back: else nobody would start until it is where it was."""
    by = last.booked_at - now
    moved = {"starts_at": calls.c.starts_at - by, "booked_at": calls.c.booked_at - by}
    await connection.execute(update(calls).values(**moved))
    return last._replace(starts_at=last.starts_at - by, booked_at=now)
