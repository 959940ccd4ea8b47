"""Owns a worker: takes jobs from the queue, keeps its lease, takes over what the dead left.

```
queue ──claim──▶ start a workflow ──▶ job over
  ▲
  └── take over: whose owner was not seen for 8 s ──▶ recover its workflows
```
It looks into the queue twice a second, and at once where a job ends or `nudge` is called. That it
lives is said beside all this, as DBOS waits for a database that is away. DBOS is loaded with the
first job.
"""

import asyncio
import gc
import os
import socket
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from service.errors import StoreUnavailable
from service.jobs.log import log
from service.jobs.means import Means
from service.jobs.trouble import trouble
from service.stores.queue import LEASE, Queue

if TYPE_CHECKING:
    from service.jobs.runtime import Runtime

LOOK_S = 0.5
"""Seconds between two looks into the queue."""
MEND_S = 0.4
"""Seconds between two looks at the jobs that are ours, at the least."""
BEAT_S = 2.0
"""Seconds between two signs of life."""
CLEAR_S = 60.0


def unique_name() -> str:
    """Give a name that no process ever had."""
    return f"{socket.gethostname()[:60]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"


class Worker:
    """Works on jobs of the queue, so many at once, until it is stopped."""

    def __init__(self, url: str, means: Means, at_once: int) -> None:
        """Take our database, what jobs are done with, and how many are done at once."""
        self._url, self._means, self._at_once = url, means, at_once
        self._runtime: Runtime | None = None
        self._nudged, self._over = asyncio.Event(), asyncio.Event()
        self._stopping = False
        self._mine: set[str] = set()
        self._suspect: set[str] = set()
        self._due = {"take over": 0.0, "mend": 0.0, "clear": time.monotonic() + CLEAR_S}
        self._seen = self._away = -LEASE.total_seconds()
        """When we said last that we live, and when the database was away last."""
        self._told = ""

    @property
    def queue(self) -> Queue:
        """Give the queue that it takes from."""
        return self._means.queue

    def nudge(self) -> None:
        """Look into the queue now; from the worker's own loop only."""
        self._nudged.set()

    def stop(self) -> None:
        """Take no more jobs; from the worker's own loop only."""
        self._stopping = True
        self._nudged.set()

    async def run(self, patience_s: float = 20.0) -> None:
        """Work until `stop`, then let jobs end for so many seconds; the rest is handed on."""
        await self._beat()  # who is not known may lose what it claims
        beating = asyncio.create_task(self._keep_beating())
        try:
            while not self._stopping:
                await self._turn()
                await _wait(self._nudged, LOOK_S)
                self._nudged.clear()
            deadline = time.monotonic() + patience_s
            while await self._running() and time.monotonic() < deadline:
                await asyncio.sleep(0.1)
        finally:
            self._over.set()  # not cancelled: it may just open a connection
            await beating
            await self._close()

    async def _turn(self) -> None:
        if time.monotonic() - self._seen > LEASE.total_seconds():
            return  # we may be taken for dead
        try:
            await self._take_over()
            await self._mend()
            room = self._at_once - len(self._mine)
            claimed = await self.queue.claim(room) if room > 0 else {}
            self._mine.update(claimed)
            for job_id, asked in claimed.items():
                await (await self._opened()).start(job_id, asked)
            if self._runtime is not None and self._is_due("clear", CLEAR_S):
                await self._runtime.clear()
            self._say("")
        except StoreUnavailable as error:
            self._say(str(error))
        except SQLAlchemyError as error:  # of DBOS
            self._say(str(trouble(self._url, error)))
        except Exception as error:  # noqa: BLE001  # a worker goes on, whatever one turn failed of
            log.error("unexpected", exc_info=error)

    def _say(self, trouble: str) -> None:
        """Say what is the matter with the database, once; and that nothing is any more."""
        if trouble != self._told:
            log.warning("%s", trouble or "the database is back")
        self._told = trouble

    async def _beat(self) -> None:
        """Say that we live."""
        try:
            await self.queue.beat()
            self._seen = time.monotonic()
        except StoreUnavailable as error:
            self._away = time.monotonic()
            self._say(str(error))
        except Exception as error:  # noqa: BLE001  # it is said again, whatever it failed of
            log.error("unexpected", exc_info=error)

    async def _keep_beating(self) -> None:
        while not self._over.is_set():
            await _wait(self._over, BEAT_S)
            await self._beat()

    async def _take_over(self) -> None:
        """Take over what the dead left; nobody could say that they live while it was away."""
        waited_s = time.monotonic() - self._away
        if waited_s < LEASE.total_seconds() or not self._is_due("take over", BEAT_S):
            return
        taken = await self.queue.take_over()
        if taken:
            log.info("%d jobs are taken over", len(taken))
            self._mine.update(taken)
            await self._adopt(taken)

    def _ended(self, job_id: str) -> None:
        """Make room for another job."""
        self._mine.discard(job_id)
        self.nudge()

    async def _mend(self) -> None:
        """Stop what was cancelled; look twice at what is ours and that we do not work on."""
        if not self._is_due("mend", MEND_S):
            return
        mine, running = await self.queue.mine(), await self._running()
        self._mine = {job_id for job_id, _ in mine}
        for job_id, cancelled in mine:
            if cancelled and self._runtime is not None:
                from service.jobs.workflow import DESK

                DESK.cancel(job_id)
        idle = self._mine - set(running)
        await self._adopt(sorted(idle & self._suspect))
        self._suspect = idle - self._suspect

    async def _adopt(self, ids: Sequence[str]) -> None:
        """Go on with jobs that are ours by now, from wherever their owners left them."""
        if not ids:
            return
        runtime = await self._opened()
        known, alive = await runtime.known(ids), await self.queue.alive()
        over = [job_id for job_id in ids if job_id in known and known[job_id].over]
        await runtime.forget(over)  # it ended, and its end was not written: begin anew
        for job_id in ids:
            if job_id not in known or known[job_id].over:
                await runtime.start(job_id)
        dead = {each.executor for each in known.values() if each.pending} - alive - {None}
        if dead:
            await runtime.recover(name for name in dead if name is not None)

    async def _running(self) -> list[str]:
        if self._runtime is None:
            return []
        from service.jobs.workflow import DESK

        return list(DESK.tasks)

    async def _opened(self) -> "Runtime":
        if self._runtime is None:
            make = await asyncio.to_thread(_runtime)
            self._runtime = make(self._url, self._means, self._ended)
            gc.freeze()  # what was loaded stays, and need not be looked through for garbage
        return self._runtime

    async def _close(self) -> None:
        if self._runtime is not None:
            await self._runtime.close()
        try:
            await self.queue.leave()
        except StoreUnavailable as error:
            log.warning("%s", error)
        await self._means.close()
        await self._means.store.close()

    def _is_due(self, what: str, every_s: float) -> bool:
        now = time.monotonic()
        if now < self._due[what]:
            return False
        self._due[what] = now + every_s
        return True


async def _wait(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, at most so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def _runtime() -> "type[Runtime]":
    from service.jobs.runtime import Runtime  # DBOS takes a second to load

    return Runtime
