"""Owns what belongs to one event loop: connections and semaphores cannot go to another."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class PerLoop(Generic[T]):
    """One thing for each event loop that asks for it; those of closed loops are forgotten.

    The command line and the evals run several loops, one after another.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        """Take what makes the thing of a loop."""
        self._make = make
        self._made: dict[asyncio.AbstractEventLoop, T] = {}

    def here(self) -> T:
        """Give that of the running loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._made:
            self._made = {each: it for each, it in self._made.items() if not each.is_closed()}
            self._made[loop] = self._make()
        return self._made[loop]

    def give_up(self) -> T | None:
        """Give that of the running loop for the last time; None where nothing asked for it."""
        return self._made.pop(asyncio.get_running_loop(), None)
