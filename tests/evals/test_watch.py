import json
from pathlib import Path

import pytest

from evals.dataset import SEEDS, Sample
from evals.solvers import engine
from evals.watch import check_gold, renew, watch
from service.models import Briefing
from tests.evals.test_dataset import put

SOLVER = engine("extractive")
ONE = SEEDS / "seed"


class Raising:
    """A solver that raises on everything."""

    name, version, model, prompts = "raising", "1", None, ()

    def solve(self, sample: Sample) -> Briefing | None:
        raise ValueError("no")


def test_a_fresh_baseline_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "b.json"
    assert renew(SOLVER, ONE, place) == 0
    assert "on 1 articles; review the diff" in capsys.readouterr().out
    assert watch(SOLVER, ONE, place) == 0
    assert "against the baseline" in capsys.readouterr().out


def test_a_fall_exits_with_3_and_says_what_fell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renew(SOLVER, ONE, tmp_path / "b.json")
    assert watch(Raising(), ONE, tmp_path / "b.json") == 3
    out = capsys.readouterr().out
    assert "fell: seed failed: ValueError: no" in out


def test_a_broken_harness_exits_with_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch(SOLVER, ONE, tmp_path / "missing.json") == 4
    assert watch(SOLVER, tmp_path / "nowhere", tmp_path / "missing.json") == 4
    renew(SOLVER, ONE, tmp_path / "b.json")
    assert watch(None, ONE, tmp_path) == 4
    assert capsys.readouterr().err.count("the eval harness broke") == 3


def test_a_baseline_of_a_failing_engine_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert renew(Raising(), ONE, tmp_path / "b.json") == 4
    assert "no baseline of a failing engine" in capsys.readouterr().err


def test_sound_gold_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_gold(()) == 0
    assert "articles=19 headline_facts=93 positions=231" in capsys.readouterr().out


def test_faults_of_gold_are_listed_one_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "a", "[]")
    put(tmp_path / "b", "{}")
    assert check_gold((tmp_path,)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a: ")
    assert any(line.startswith("b: positions: Field required") for line in lines)
    assert check_gold((tmp_path / "nowhere",)) == 1


def test_a_baseline_is_json(tmp_path: Path) -> None:
    renew(SOLVER, ONE, tmp_path / "b.json")
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["engine"] == "extractive"
