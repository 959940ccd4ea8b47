"""Owns the life of a server process: up, a worker beside it, and the order in which it stops.

```
signal ──▶ /ready says no ──stop_delay──▶ no more requests ──▶ jobs end or are handed on
```
"""

import asyncio
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from service.api.office import Office
from service.cli import mate
from service.jobs.crew import Crew
from service.settings import Settings


def serving(
    config: uvicorn.Config, settings: Settings, announce: Callable[[], None]
) -> uvicorn.Server:
    """Give a server that works on jobs, too, unless the settings say otherwise."""
    crew = mate.crew(settings, settings.stop_patience) if settings.serve_worker else None
    return _Serving(config, crew, settings.stop_delay, announce)


class _Serving(uvicorn.Server):
    """Says where it listens once it does; stops in the order above."""

    def __init__(
        self,
        config: uvicorn.Config,
        crew: Crew | None,
        delay_s: float,
        announce: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self._crew, self._delay_s, self._announce = crew, delay_s, announce
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, the worker after what opens the database."""
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        if self.started:
            if self._crew is not None:
                self._crew.start()
                self._office().nudge = self._crew.nudge
            self._announce()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second signal does not wait."""
        office = self._office()
        if office.stopping or self._loop is None or not self._delay_s:
            office.stopping = True
            super().handle_exit(sig, frame)
            return
        office.stopping = True
        later = super().handle_exit
        # A signal may come while the loop sleeps: only this wakes it.
        self._loop.call_soon_threadsafe(self._loop.call_later, self._delay_s, later, sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: requests first, then jobs."""
        self._office().stopping = True
        await super().shutdown(sockets)
        if self._crew is not None:
            await asyncio.to_thread(self._crew.stop)

    def _office(self) -> Office:
        office: Office = self.config.app.state.office  # type: ignore[union-attr]  # our own app
        return office
