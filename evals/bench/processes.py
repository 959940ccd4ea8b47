"""Owns the servers of the benches: real processes on loopback, ended by their own id."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
_PATIENCE_S = 60


class Server:
    """A process that serves; what it writes at its end is in `told`."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        """Take the process, and the port that it listens on."""
        self._process, self.port = process, port
        self.told = ""

    def stop(self) -> None:
        """End it, and keep what it says to that."""
        self._process.terminate()
        self.told, _ = self._process.communicate(timeout=_PATIENCE_S)


@contextmanager
def running(module: str, *arguments: str, **variables: str) -> Iterator[Server]:
    """Run a module that writes the address at which it listens; it is stopped at the end."""
    given = [f"BREVIER_{name.upper()}={value}" for name, value in variables.items()]
    process = subprocess.Popen(
        ["env", *given, sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Server(process, _port(process))
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=_PATIENCE_S)


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := _ADDRESS.search(line):
            return int(found[1])
    raise RuntimeError("a server did not start")
