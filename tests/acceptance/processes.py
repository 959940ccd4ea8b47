"""Real processes of `brevier`: a server, workers; each ended by its own id."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from tests.conftest import ROOT

ADDRESS = re.compile(r"http://(127\.0\.0\.1|0\.0\.0\.0):\d+")


class Process:
    """A `brevier` process; when the block ends it is stopped, killed if need be."""

    def __init__(self, *arguments: str, ready: str, environment: Mapping[str, str]) -> None:
        """Start it; `ready` is a pattern of the line that it says once it works."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "service.cli", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.told: list[str] = []
        self._up, self._ready = threading.Event(), re.compile(ready)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._up.wait(60) or not self.ready:
            self.kill()
            raise AssertionError(f"it did not start: {self.output}")

    @property
    def output(self) -> str:
        """All that it wrote."""
        return "".join(self.told)

    @property
    def ready(self) -> str:
        """What matched the pattern."""
        found = self._ready.search(self.output)
        return found[0] if found else ""

    @property
    def pid(self) -> int:
        """Its id."""
        return self._process.pid

    def signal(self, number: int) -> None:
        """Send a signal to this process."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once, as `kill -9` does."""
        self._process.kill()
        self._process.wait(10)

    def ended(self, within_s: float) -> int:
        """Give its exit code once it has ended."""
        return self._process.wait(within_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
        self._reader.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.told.append(line)
            if self._ready.search(line):
                self._up.set()
        self._up.set()


def added(variables: Mapping[str, str]) -> dict[str, str]:
    """Give our environment with settings added, by their names without prefix."""
    given = {f"BREVIER_{name.upper()}": value for name, value in variables.items()}
    return os.environ | {"PYTHONUNBUFFERED": "1"} | given


def serve(**variables: str) -> Process:
    """Start a server on a free port; its `ready` is its address."""
    return Process("serve", "--port", "0", ready=ADDRESS.pattern, environment=added(variables))


def worker(**variables: str) -> Process:
    """Start a worker."""
    return Process("worker", ready="works on jobs", environment=added(variables))
