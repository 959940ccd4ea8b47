"""The worker beside a server: it works, ends when it is told to, and when its server is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.acceptance.processes import Process, serve
from tests.conftest import SEED

TEXT = {"Content-Type": "text/plain", "Prefer": "respond-async"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Process]:
    with serve(data_dir=str(tmp_path)) as made:
        yield made


def children(parent: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True)
    return [int(each) for each in told.stdout.split()]


def mate(server: Process) -> int:
    """Give the process id of the worker once it works, which it does when it has done a job."""
    with httpx.Client(base_url=server.ready, trust_env=False) as client:
        made = client.post("/v1/briefings", content=SEED.read_bytes(), headers=TEXT)
        deadline = time.monotonic() + 40
        while client.get(made.headers["location"]).json()["status"] != "done":
            assert time.monotonic() < deadline, server.output
            time.sleep(0.1)
        client.delete(f"/v1/briefings/{client.get(made.headers['location']).json()['briefing_id']}")
    [found] = [each for each in children(server.pid) if "mate" in _command(each)]
    return found


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text("utf-8")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(pid)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def test_it_ends_with_a_server_that_is_killed(server: Process) -> None:
    worker = mate(server)
    server.kill()
    assert gone(worker, 10)
    assert "Traceback" not in server.output


def test_it_is_replaced_when_it_is_killed(server: Process) -> None:
    first = mate(server)
    os.kill(first, signal.SIGKILL)
    second = mate(server)
    assert second != first
    assert "the worker ended with -9" in server.output


def test_signals_are_the_servers_to_take(server: Process) -> None:
    worker = mate(server)
    os.kill(worker, signal.SIGTERM)
    os.kill(worker, signal.SIGINT)
    assert not gone(worker, 1)
    server.signal(signal.SIGTERM)
    server.ended(20)
    assert gone(worker, 1)
    assert "Traceback" not in server.output
