"""Measures the CPU time of `brevier brief` from cold, beside that of importing pydantic alone."""

import os
import statistics
import subprocess
import sys

from evals.bench.articles import SEED, Articles
from evals.bench.row import Row

TARGET = 0.7
_RUNS = 9
_BRIEF = (sys.executable, "-m", "service.cli", "brief", str(SEED))
_YARDSTICK = (sys.executable, "-c", "import pydantic; pydantic.BaseModel")


def rows(_: Articles) -> list[Row]:
    """Run each command in turn, so that a busy machine slows both; take the medians."""
    pairs = [(_cpu_seconds(_BRIEF), _cpu_seconds(_YARDSTICK)) for _ in range(_RUNS)]
    figure, yardstick = map(statistics.median, zip(*pairs, strict=True))
    note = f"{yardstick:.2f} s to import pydantic alone, {figure / yardstick:.2f} times that"
    return [Row("`brevier brief` of the seed article, cold", figure, "s CPU", TARGET, "less", note)]


def _cpu_seconds(command: tuple[str, ...]) -> float:
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)!r} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime
