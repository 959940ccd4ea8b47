"""Owns the writing of progress: the last that was said, not more often than anyone would look."""

import asyncio
from contextlib import suppress
from typing import Protocol

from service.engines.base import Event
from service.errors import StoreUnavailable

PAUSE_S = 0.5
"""Seconds before something is written, and between two writings."""


class Told(Protocol):
    """Where progress is written."""

    async def tell(self, job_id: str, stage: str, done: int, total: int) -> None:
        """Say how far a job is."""
        ...


class Progress:
    """Takes events of an engine, and writes the latest; `close` it when the work is over."""

    def __init__(self, told: Told, job_id: str, pause_s: float = PAUSE_S) -> None:
        """Take where to write, about which job, and the seconds between two writings."""
        self._told, self._job_id, self._pause_s = told, job_id, pause_s
        self._latest: Event | None = None
        self._writing: asyncio.Task[None] | None = None

    def __call__(self, event: Event) -> None:
        """Take an event; returns at once."""
        self._latest = event
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    async def close(self) -> None:
        """Write no more."""
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.wait([self._writing])

    async def _write(self) -> None:
        while self._latest is not None:
            await asyncio.sleep(self._pause_s)
            event, self._latest = self._latest, None
            with suppress(StoreUnavailable):  # it is only progress
                await self._told.tell(self._job_id, event.stage, event.done, event.total)
