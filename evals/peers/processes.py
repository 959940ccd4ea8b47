"""Owns processes of `brevier`: a server, workers; real ones, each ended by its own id."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

ADDRESS = re.compile(r"http://(127\.0\.0\.1|0\.0\.0\.0):\d+")
_ROOT = Path(__file__).resolve().parents[2]
_STARTING_S, _STOPPING_S = 120, 30


class NotStarted(Exception):
    """A process did not say in time that it works; the message is all that it wrote."""


class Process:
    """A `brevier` process; when the block ends it is stopped, killed if need be."""

    def __init__(
        self, *arguments: str, ready: str, environment: Mapping[str, str], wait: bool = True
    ) -> None:
        """Start it.

        Args:
            arguments: Of the command line.
            ready: A pattern of the line that it says once it works.
            environment: All its variables.
            wait: Whether to return only once it works; raises what `started` raises.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-m", "service.cli", *arguments],
            cwd=_ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.told: list[str] = []
        self._up, self._ready = threading.Event(), re.compile(ready)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if wait:
            self.started()

    def started(self) -> Self:
        """Return once it works.

        Raises:
            NotStarted: it ended before, or takes longer than two minutes.
        """
        if not self._up.wait(_STARTING_S) or not self.ready:
            self.kill()
            self.close()
            raise NotStarted(self.output)
        return self

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def ids(self) -> tuple[int, ...]:
        """Its process id, and those of its children."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/children")
        return (
            self.pid,
            *(int(each) for task in tasks for each in task.read_text("ascii").split()),
        )

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    @property
    def output(self) -> str:
        """All that it wrote."""
        return "".join(self.told)

    @property
    def ready(self) -> str:
        """What matched the pattern; empty as long as nothing does."""
        found = self._ready.search(self.output)
        return found[0] if found else ""

    def signal(self, number: int) -> None:
        """Send a signal to this process."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once with its children, as `kill -9` does."""
        for each in self.ids:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self._process.wait(10)

    def ended(self, within_s: float) -> int:
        """Give its exit code once it has ended."""
        return self._process.wait(within_s)

    def close(self) -> None:
        """Stop it if it runs, kill it if it does not stop, and read the rest of what it wrote."""
        if self.running:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(_STOPPING_S)
            except subprocess.TimeoutExpired:
                self.kill()
        self._reader.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

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
    return os.environ | {"PYTHONUNBUFFERED": "1"} | given  # noqa: TID251  # handed on, not read


def start_server(variables: Mapping[str, str], port: int = 0, *, wait: bool = True) -> Process:
    """Start a server, on a free port unless one is given; its `ready` is its address."""
    arguments = ("serve", "--port", str(port))
    return Process(*arguments, ready=ADDRESS.pattern, environment=added(variables), wait=wait)


def start_worker(variables: Mapping[str, str], *, wait: bool = True) -> Process:
    """Start a worker."""
    return Process("worker", ready="works on jobs", environment=added(variables), wait=wait)


def serve(**variables: str) -> Process:
    """Start a server on a free port, and wait for it."""
    return start_server(variables)


def worker(**variables: str) -> Process:
    """Start a worker, and wait for it."""
    return start_worker(variables)


def free_port() -> int:
    """Give a port of loopback that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
