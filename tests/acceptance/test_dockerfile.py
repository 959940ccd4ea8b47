"""The Dockerfile: parsed, and its install commands run in a clean environment.

No image is built here: there is no container engine. What is not covered is the base image.
"""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

STEPS = [
    tuple(line.split(" ", 1))
    for line in re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8")).splitlines()
    if line and not line.startswith("#")
]


def of(instruction: str, stage: int) -> list[str]:
    stages = [n for n, (name, _) in enumerate(STEPS) if name == "FROM"] + [len(STEPS)]
    return [rest for name, rest in STEPS[stages[stage] : stages[stage + 1]] if name == instruction]


def test_the_image_is_slim_runs_as_a_user_and_has_a_health_check() -> None:
    assert all("-slim" in rest for name, rest in STEPS if name == "FROM")
    assert of("USER", 1) == ["brevier"]
    assert "/health" in of("HEALTHCHECK", 1)[0]
    assert json.loads(of("CMD", 1)[0]) == ["brevier", "serve"]  # no shell that keeps signals


def test_everything_it_copies_exists() -> None:
    for copied in of("COPY", 0):
        *sources, _ = copied.split()
        assert all((ROOT / source).exists() for source in sources)


@pytest.mark.timeout(600)
def test_its_install_commands_give_a_working_service(tmp_path: Path) -> None:
    work = tmp_path / "app"
    work.mkdir()
    for copied in of("COPY", 0):
        for source in copied.split()[:-1]:
            target = work / source
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, target)
    venv = tmp_path / "opt" / "brevier"
    path = os.pathsep.join((str(venv / "bin"), str(Path(sys.executable).parent), "/usr/bin:/bin"))
    env = {**os.environ, "PATH": path}
    for command in of("RUN", 0):
        moved = [re.sub(r"^/(opt|tmp)/", f"{tmp_path}/\\1/", word) for word in shlex.split(command)]
        subprocess.run(moved, cwd=work, env=env, check=True, capture_output=True)
    vocabulary = tmp_path / "opt" / "vocabulary"
    done = subprocess.run(
        [venv / "bin" / "brevier", "brief", "--format", "json", ROOT / "seeds/seed/article.txt"],
        cwd=tmp_path,
        env={**env, "BREVIER_VOCABULARY_DIR": str(vocabulary)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["sections"]["positions"]["status"] == "found"
    assert len(list(vocabulary.iterdir())) >= 2
    check_driver(venv)
    check_worker(venv, {**env, "BREVIER_DATA_DIR": str(tmp_path / "data")})


def check_driver(venv: Path) -> None:
    """The image has no libpq: the driver must bring its own."""
    program = "import psycopg; print(psycopg.pq.__impl__)"
    told = subprocess.run([venv / "bin" / "python", "-c", program], capture_output=True, text=True)
    assert told.stdout.strip() == "binary", told.stderr


def check_worker(venv: Path, env: dict[str, str]) -> None:
    """It says at once that it works, whatever buffers there are, and ends when it is told to."""
    command = [str(venv / "bin" / "brevier"), "worker"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert "works on jobs" in worker.stdout.readline()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
