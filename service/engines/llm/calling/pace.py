"""Owns the pace of calls: how many at once, and the starts of those of this process a minute."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import NamedTuple

from service.engines.llm.calling.loops import PerLoop

Started = Callable[[int], Awaitable[None]]
"""Returns when a call of so many tokens may start; who is cancelled meanwhile takes nothing."""


class Booking(NamedTuple):
    """One call: when it starts and what it takes."""

    start: float
    tokens: int


class Bookings:
    """The calls of the last period, and of those to come; a booking never moves.

    A leaky bucket would be shorter, but lets twice the limit through in its first minute.
    """

    def __init__(self, calls: int | None, tokens: int | None, period_s: float = 60.0) -> None:
        """Take the most calls and the most tokens of any period."""
        self._calls, self._tokens = calls or math.inf, tokens or math.inf
        self._period_s = period_s
        self._booked: deque[Booking] = deque()

    def book(self, now: float, tokens: int) -> Booking:
        """Give the first start, not before `now` nor before another's, that keeps both limits.

        A call of more tokens than a period may have counts as a whole period.
        """
        while self._booked and self._booked[0].start + self._period_s <= now:
            self._booked.popleft()
        taken = int(min(tokens, self._tokens))
        calls, spent = len(self._booked), sum(each.tokens for each in self._booked)
        start = max(now, self._booked[-1].start) if self._booked else now
        for each in self._booked:
            end = each.start + self._period_s
            fits = calls + 1 <= self._calls and spent + taken <= self._tokens
            if fits and end > start:
                break
            start = max(start, end if not fits else start)
            calls, spent = calls - 1, spent - each.tokens
        booking = Booking(start, taken)
        self._booked.append(booking)
        return booking

    def give_back(self, booking: Booking) -> None:
        """Forget a call that was never made."""
        if booking in self._booked:
            self._booked.remove(booking)

    async def started(self, tokens: int) -> None:
        """Return when a call of so many tokens may start; who is cancelled takes nothing."""
        now = monotonic()
        booking = self.book(now, tokens)
        if booking.start <= now:
            return
        try:
            await asyncio.sleep(booking.start - now)
        except asyncio.CancelledError:
            self.give_back(booking)
            raise


class Pace:
    """Lets calls through; a semaphore belongs to an event loop, so each loop has its own."""

    def __init__(self, at_once: int, started: Started) -> None:
        """Take the most calls at once, and what waits for the start of a call."""
        self._started = started
        self._seats = PerLoop(lambda: asyncio.Semaphore(at_once))

    @asynccontextmanager
    async def turn(self, tokens: int) -> AsyncIterator[None]:
        """Wait for a turn and hold it; the seat comes first, so that a booked start is kept."""
        async with self._seats.here():
            await self._started(tokens)
            yield
