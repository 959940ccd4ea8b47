import subprocess
import sys
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.command import BROKE, FELL
from tests.conftest import ROOT


def test_help_names_the_options_and_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    options = (
        "engine",
        "set",
        "split",
        "sections",
        "compare",
        "limit",
        "out",
        "rescore",
        "alone",
        "judge",
    )
    assert all(f"--{name}" in shown for name in (*options, "alone", "judge"))
    assert all(f"\n  {name}" in shown for name in ("gate", "baseline", "check"))


def test_an_evaluation_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--limit", "1", "--alone", "--runs", str(tmp_path), "--name", "one", "--sections"]
    assert main([*arguments, "positions, criticism"]) == 0
    assert "extractive 1 on seeds, 1 article" in capsys.readouterr().out
    assert (tmp_path / "one" / "report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--engine", "magic"], 1, "no engine is called 'magic'"),
        (["--set", "/nowhere"], 1, "no folder '/nowhere'"),
        (["--compare", "nope"], 1, "no run is called 'nope'"),
        (["--sections", "facts"], 2, "no section is called 'facts'"),
        (["--limit", "0"], 2, "--limit"),
        (["--split", "test"], 2, "--split"),
        (["--rescore", "a", "--engine", "extractive"], 2, "drop --engine"),
        (["--engine", "llm"], 2, "set `BREVIER_MODEL`"),
        (["--judge"], 2, "the judge needs a model: set `BREVIER_MODEL`"),
        (["--nope"], 2, "No such option"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_an_exit_code(
    arguments: list[str],
    code: int,
    complaint: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    assert main([*arguments, "--runs", str(tmp_path)]) == code
    err = capsys.readouterr().err
    assert complaint in err
    assert err.count("\n") == 1


def test_the_exit_codes_are_those_of_the_design() -> None:
    assert (FELL, BROKE) == (3, 4)


def test_the_command_is_light_until_it_is_used() -> None:
    code = "import sys, evals.command; print({'rich', 'yaml', 'pydantic', 'sumy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"set()\n"


def test_gold_is_checked_by_a_process_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evals", "check"], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.startswith(b"articles=19 ")


def test_a_package_that_is_missing_is_named() -> None:
    code = (
        "import sys; sys.modules['yaml'] = None\n"
        "from evals.__main__ import main\n"
        "sys.exit(main([]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"the evals need the package 'yaml': install 'brevier[evals]'" in done.stderr
