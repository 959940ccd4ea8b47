"""Owns the pace of several processes: each call waits for a start that is booked for all of them.

```
book ──▶ sleep until it opens ──▶ in time: go      late: give back, book again
  └── the database is away: wait, book again
```
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import Protocol

from service.errors import StoreUnavailable

PATIENCE = (0.2, 0.5, 1, 2, 5)
"""Seconds between the trials to book where the database is away; the last again and again."""
GIVING_BACK_S = 2.0
"""Seconds that giving back may take; what is not given back runs out by itself."""

_log = logging.getLogger("brevier.llm")


class Start(Protocol):
    """A booked start, on the clock of `time.monotonic()`."""

    @property
    def opens(self) -> float:
        """Give when the call may start."""
        ...

    @property
    def closes(self) -> float:
        """Give when it is too late for that."""
        ...

    @property
    def give_back(self) -> Callable[[], Awaitable[None]]:
        """Give what forgets a call that was never made."""
        ...


Book = Callable[[int], Awaitable[Start]]
"""Books a call of so many tokens; raises StoreUnavailable."""


class Shared:
    """Starts that are booked where all processes look; whoever waits has a deadline."""

    def __init__(self, book: Book) -> None:
        """Take what books."""
        self._book = book

    async def started(self, tokens: int) -> None:
        """Return when a call of so many tokens may start; who is cancelled takes nothing."""
        while not await self._in_time(await self._booked(tokens)):
            pass

    async def _booked(self, tokens: int) -> Start:
        trial = 0
        while True:
            try:
                return await self._book(tokens)
            except StoreUnavailable as error:
                _log.warning("a call of the model waits: %s", error)
                await asyncio.sleep(PATIENCE[min(trial, len(PATIENCE) - 1)])
                trial += 1

    async def _in_time(self, start: Start) -> bool:
        try:
            await asyncio.sleep(max(0.0, start.opens - monotonic()))
        except asyncio.CancelledError:
            await _give_back(start)
            raise
        if monotonic() <= start.closes:
            return True
        await _give_back(start)
        return False


async def _give_back(start: Start) -> None:
    with suppress(StoreUnavailable, TimeoutError):
        async with asyncio.timeout(GIVING_BACK_S):
            await start.give_back()
