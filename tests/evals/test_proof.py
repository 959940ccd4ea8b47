import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evals.mutations.table import MutationTable, tabulate
from evals.proof import proving
from tests.evals.makers import dataset

_WAITS = """
import multiprocessing, pathlib, sys, time
from evals.proof import proving
from tests.evals.makers import dataset

if __name__ == "__main__":
    with proving(dataset(), pathlib.Path(sys.argv[1])) as table:
        table()
        print(multiprocessing.active_children()[0].pid, flush=True)
        time.sleep(60)
"""


@pytest.fixture(scope="module")
def made() -> MutationTable:
    return tabulate(dataset())


def test_the_table_is_made_beside_and_kept(tmp_path: Path, made: MutationTable) -> None:
    with proving(dataset(), tmp_path) as first:
        assert first() == made
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    with proving(dataset(), tmp_path) as second:
        assert second() == made
    assert kept.stat().st_mtime_ns == written


def test_a_run_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WAITS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        beside = int(killed.stdout.readline())
        killed.kill()
    for _ in range(100):
        if not _runs(beside):
            return
        time.sleep(0.1)
    os.kill(beside, signal.SIGKILL)
    pytest.fail("it is still there")


def _runs(process: int) -> bool:
    """Say whether a process is there and is more than an entry that nobody has collected."""
    try:
        words = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return words.rsplit(")", 1)[1].split()[0] != "Z"


def test_a_broken_table_is_made_anew(tmp_path: Path, made: MutationTable) -> None:
    with proving(dataset(), tmp_path) as first:
        first()
    (kept,) = tmp_path.iterdir()
    kept.write_text("{", "utf-8")
    with proving(dataset(), tmp_path) as second:
        assert second() == made
