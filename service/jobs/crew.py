"""Owns the worker beside a server: in a thread, on an event loop of its own, stopped in time."""

import asyncio
import threading
from collections.abc import Callable

from service.jobs.log import log
from service.jobs.worker import Worker


class Crew:
    """A worker in a thread; nothing of it is touched from elsewhere but by `start` and `stop`."""

    def __init__(self, make: Callable[[], Worker], patience_s: float = 20) -> None:
        """Take what makes the worker, and the seconds that its jobs get to end when it stops."""
        self._make, self._patience_s = make, patience_s
        self._thread = threading.Thread(target=self._work, name="brevier-worker", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._worker: Worker | None = None
        self._up = threading.Event()

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()
        self._up.wait()

    def stop(self) -> None:
        """Take no more jobs, let those end that do in time, hand on the rest; then it is over."""
        if self._loop is not None and self._worker is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._worker.stop)
        self._thread.join()

    def _work(self) -> None:
        try:
            asyncio.run(self._run())
        except Exception as error:  # noqa: BLE001  # the server beside it goes on
            log.error("the worker stopped", exc_info=error)
        finally:
            self._loop = None
            self._up.set()

    async def _run(self) -> None:
        self._loop, self._worker = asyncio.get_running_loop(), self._make()
        self._up.set()
        await self._worker.run(self._patience_s)
