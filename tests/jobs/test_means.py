"""The means: what a worker is given can be put together without DBOS."""

import subprocess
import sys

PROGRAM = """
import sys
from service.wiring import build_jobs, build_worker
from service.settings import load
build_jobs(load()), build_worker(load())
print([name for name in ("dbos", "langchain_core", "openai") if name in sys.modules])
"""


def test_a_worker_without_a_job_loads_neither_dbos_nor_a_model() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
