"""Owns the worker beside a server: a process of its own, started again where it dies.

A worker computes most of the time, and threads of one process share one interpreter: beside a
worker in a thread, a request waited for its turn at each packet. The pipe to the worker's standard
input is all that is between the two: a letter is an order, and its end says that the server is
gone, however it went.
"""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from service.jobs.log import log

NUDGE, STOP = b"n", b"s"
"""Orders: look into the queue now; take no more jobs, and end when those under way have ended."""
FIRST_PAUSE_S, LAST_PAUSE_S = 0.5, 30.0
"""Seconds before a worker that died is started again: at first, and where it dies at once."""
LIVED_S = 60.0
"""Who lived so long did not die at once."""
LEAVING_S = 15.0
"""Seconds beyond the patience that a worker gets to hand its jobs on."""


class Crew:
    """Keeps one worker running; `start` and `stop` it once each, from one thread."""

    def __init__(self, command: Sequence[str], greeting: bytes, patience_s: float = 20) -> None:
        """Take what starts a worker, what it is told first, and how long it may take to stop.

        Args:
            command: A program and its arguments.
            greeting: A line; orders follow it.
            patience_s: Seconds that jobs under way get to end.
        """
        self._command, self._greeting, self._patience_s = command, greeting, patience_s
        self._keeper = threading.Thread(target=self._keep, name="brevier-crew", daemon=True)
        self._worker: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()

    def start(self) -> None:
        """Begin to work; returns at once."""
        self._keeper.start()

    def nudge(self) -> None:
        """Let the worker look into the queue now; returns at once."""
        self._order(NUDGE)

    def stop(self) -> None:
        """Take no more jobs, let those end that do in time, hand on the rest; then it is over."""
        if self._keeper.ident is None:
            return  # it was never started
        self._stopping.set()
        self._order(STOP)
        self._keeper.join(self._patience_s + LEAVING_S)
        if self._worker is not None and self._keeper.is_alive():
            log.error("the worker does not end, and is killed")
            self._worker.kill()
            self._keeper.join()

    def _order(self, letter: bytes) -> None:
        worker = self._worker
        # It may be dead, or so busy that it has not read the last ten thousand orders.
        with suppress(OSError, ValueError):
            if worker is not None and worker.stdin is not None:
                worker.stdin.write(letter)

    def _keep(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._stopping.is_set():
            began = time.monotonic()
            ended = self._work()
            if self._stopping.is_set():
                return
            if time.monotonic() - began > LIVED_S:
                pause_s = FIRST_PAUSE_S
            log.error("the worker %s, and is started again in %g s", ended, pause_s)
            self._stopping.wait(pause_s)
            pause_s = min(2 * pause_s, LAST_PAUSE_S)

    def _work(self) -> str:
        """Let a worker work until it ends, and say how it did."""
        try:
            # Nobody's Ctrl-C but ours is for it: the server tells it when requests are answered.
            self._worker = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            return f"could not be started ({error})"
        with self._worker as worker:
            assert worker.stdin is not None
            self._order(self._greeting)
            os.set_blocking(worker.stdin.fileno(), False)
            if self._stopping.is_set():  # it was told before there was anybody to tell
                self._order(STOP)
            return f"ended with {worker.wait()}"
