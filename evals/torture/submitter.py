"""Owns the posting of articles: with a key, and again at the next API until one accepts it."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import httpx

from evals.torture import articles

_HEADERS = {"Content-Type": "text/plain", "Prefer": "respond-async"}
_THREADS = 3
_PATIENCE_S = 400
"""A key that a killed API had reserved is free for the same request after two minutes."""
_AGAIN_S = 0.3


class Accepted(NamedTuple):
    """An article that was answered by a promise: its job or briefing, after how many trials."""

    number: int
    location: str
    trials: int
    seconds: float


def key(number: int) -> str:
    """Give the idempotency key of an article."""
    return f"torture-{number}"


class Submitter:
    """Posts articles by their numbers from 1 on, as many as were let through by then."""

    def __init__(self, addresses: Sequence[str]) -> None:
        """Take where the APIs are."""
        self._addresses = addresses
        self._through = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._next = 0
        self._last, self._stopped = threading.Event(), threading.Event()
        self.accepted: list[Accepted] = []
        self.answers: Counter[str] = Counter()
        """Statuses, and the names of the errors where no answer came."""
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(_THREADS)]

    def start(self) -> None:
        """Begin to wait for articles."""
        for each in self._threads:
            each.start()

    def let(self, more: int) -> None:
        """Let more articles through."""
        if more:
            self._through.release(more)

    def finish(self, within_s: float) -> None:
        """Wait until all that were let through are posted, at most so many seconds."""
        self._last.set()
        deadline = time.monotonic() + within_s
        for each in self._threads:
            each.join(max(0.0, deadline - time.monotonic()))
        self._stopped.set()

    def _work(self) -> None:
        with httpx.Client(trust_env=False, timeout=30) as client:
            while not self._stopped.is_set():
                if not self._through.acquire(timeout=0.2):
                    if self._last.is_set():
                        return
                    continue
                with self._lock:
                    self._next += 1
                    number = self._next
                self._post(client, number)

    def _post(self, client: httpx.Client, number: int) -> None:
        began, trials = time.monotonic(), 0
        headers = {**_HEADERS, "Idempotency-Key": key(number)}
        while not self._stopped.is_set() and time.monotonic() - began < _PATIENCE_S:
            address = self._addresses[(number + trials) % len(self._addresses)]
            trials += 1
            try:
                answer = client.post(
                    f"{address}/v1/briefings", content=articles.text(number), headers=headers
                )
            except httpx.TransportError as error:
                self._count(type(error).__name__)
                time.sleep(_AGAIN_S)
                continue
            self._count(str(answer.status_code))
            if answer.is_success:
                took = time.monotonic() - began
                location = answer.headers["location"]
                self.accepted.append(Accepted(number, location, trials, took))
                return
            time.sleep(min(float(answer.headers.get("Retry-After", _AGAIN_S)), 1.0))

    def _count(self, what: str) -> None:
        with self._lock:
            self.answers[what] += 1
