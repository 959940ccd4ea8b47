"""The crew: a worker that dies is started again, it is told what it should do, and it ends."""

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.jobs.crew import Crew

WRITES = """
import os, sys
with open(sys.argv[1], "ab") as told:
    told.write(b"begun ")
    told.flush()
    while letters := os.read(0, 100):
        told.write(letters)
        told.flush()
        if b"s" in letters:
            break
    told.write(b" over;")
"""
DIES = """
import sys
with open(sys.argv[1], "ab") as told:
    told.write(b"begun ")
sys.exit(3)
"""
IS_DEAF = """
import sys, time
with open(sys.argv[1], "ab") as told:
    told.write(b"begun ")
time.sleep(60)
"""


def crew(program: str, told: Path, patience_s: float = 20) -> Crew:
    told.write_bytes(b"")
    return Crew([sys.executable, "-c", program, str(told)], b"hello\n", patience_s)


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_worker_is_greeted_nudged_and_stopped(tmp_path: Path) -> None:
    told = tmp_path / "told"
    made = crew(WRITES, told)
    made.start()
    until(lambda: b"hello" in told.read_bytes())
    made.nudge()
    until(lambda: told.read_bytes().endswith(b"n"))
    made.stop()
    assert told.read_bytes() == b"begun hello\nns over;"


def test_a_worker_that_dies_is_started_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = tmp_path / "told"
    made = crew(DIES, told)
    with caplog.at_level(logging.ERROR, "brevier.jobs"):
        made.start()
        until(lambda: told.read_bytes().count(b"begun") > 1)
        made.stop()
    assert "the worker ended with 3, and is started again in 0.5 s" in caplog.text


def test_a_worker_that_does_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.jobs.crew.LEAVING_S", 0.2)
    told = tmp_path / "told"
    made = crew(IS_DEAF, told, patience_s=0)
    made.start()
    until(lambda: b"begun" in told.read_bytes())
    made.stop()
    assert not made._keeper.is_alive()


def test_orders_that_nobody_reads_hold_nobody_up(tmp_path: Path) -> None:
    told = tmp_path / "told"
    made = crew(IS_DEAF, told, patience_s=0)
    made.nudge()  # nobody is there yet
    made.start()
    until(lambda: b"begun" in told.read_bytes())
    for _ in range(100_000):
        made.nudge()
    assert made._worker is not None
    made._worker.kill()
    made.stop()


def test_a_program_that_is_not_there_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    made = Crew(["/nowhere/at/all"], b"")
    with caplog.at_level(logging.ERROR, "brevier.jobs"):
        made.start()
        until(lambda: "could not be started" in caplog.text)
        made.stop()
