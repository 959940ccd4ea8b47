"""Owns the processes that are killed: each is started again at once, at the same address."""

import signal
import time
from collections.abc import Mapping
from typing import Literal, NamedTuple

from evals.peers.processes import Process, free_port, start_server, start_worker

Role = Literal["api", "worker", "both"]
_FAULTS = ("Traceback", "unexpected", " ERROR ")


class Place(NamedTuple):
    """Where a process of the fleet stands: its role, and its port if it listens."""

    role: Role
    port: int


class Fleet:
    """Processes of these roles, all with the same settings; whoever starts them stops them."""

    def __init__(self, roles: tuple[Role, ...], settings: Mapping[str, str]) -> None:
        """Take what there is to be; `start` starts it."""
        self.places = tuple(Place(role, free_port()) for role in roles)
        self._settings = settings
        self._running: list[Process] = []
        self._dead: list[Process] = []
        self.fell = 0
        """How many ended by themselves."""

    @property
    def addresses(self) -> list[str]:
        """Where the APIs are."""
        return [f"http://127.0.0.1:{each.port}" for each in self.places if each.role != "worker"]

    @property
    def faults(self) -> list[str]:
        """Lines of the logs that no process should write."""
        lines = (line for each in (*self._dead, *self._running) for line in each.told)
        return [line.rstrip() for line in lines if any(sign in line for sign in _FAULTS)]

    def start(self) -> None:
        """Start all, and wait until they work."""
        self._running = [self._begin(place) for place in self.places]
        for each in self._running:
            each.started()

    def wait(self, seconds: float) -> None:
        """Wait until all work, at most so long; whoever fell meanwhile does not."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not all(each.ready for each in self._running):
            time.sleep(0.05)

    def ids(self, at: int) -> tuple[int, ...]:
        """Give the ids of the process at a place, and of its children."""
        return self._running[at].ids

    def kill(self, at: int) -> None:
        """Kill the process at a place."""
        self.fell += not self._running[at].running
        self._running[at].kill()

    def replace(self, at: int) -> None:
        """Start another process at the place of one that is dead; it need not work yet."""
        self._dead.append(self._running[at])
        self._running[at].close()
        self._running[at] = self._begin(self.places[at])

    def mend(self) -> None:
        """Start those again that ended by themselves."""
        for at, each in enumerate(self._running):
            if not each.running:
                self.fell += 1
                self.replace(at)

    def stop(self) -> None:
        """Stop all."""
        for each in self._running:
            each.signal(signal.SIGTERM)
        for each in self._running:
            each.close()

    def _begin(self, place: Place) -> Process:
        if place.role == "worker":
            return start_worker(self._settings, wait=False)
        works = str(place.role == "both").lower()
        return start_server({**self._settings, "serve_worker": works}, place.port, wait=False)
