import json
from pathlib import Path

import pytest

from evals import runs
from evals.errors import BadRun
from evals.runs import Run, load, save
from evals.solver import run
from tests.evals.makers import Recorder, dataset, sample


def made() -> Run:
    samples = dataset(sample("a"), sample("b"), sample("c"))
    return run(samples, Recorder(raising={"b": ValueError("no")}, nothing_for=["c"]))


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    save(made(), tmp_path / made().info.name)
    assert load(made().info.name, tmp_path) == load(tmp_path / made().info.name) == made()


def test_a_run_is_called_what_its_folder_is_called(tmp_path: Path) -> None:
    save(made(), tmp_path / "one")
    (tmp_path / "one").rename(tmp_path / "two")
    assert load("two", tmp_path).info.name == "two"


def test_a_run_that_is_missing_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="no run is called 'two': there are no saved runs"):
        load("two", tmp_path)
    save(made(), tmp_path / "one")
    with pytest.raises(BadRun, match="no run is called 'two': there are one"):
        load("two", tmp_path)


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("run.json", '{"schema": "evals-run/9"}', "is of schema 'evals-run/9', and this version"),
        ("run.json", "[]", "is of schema None"),
        ("run.json", "{", "is broken: .* run it again"),
        ("run.json", '{"schema": "evals-run/1"}', "is broken: run: Field required"),
        ("briefings/a.json", '{"schema": "briefing/9"}', "is of schema 'briefing/9'"),
        ("briefings/a.json", "{", "is broken"),
        ("briefings/a.json", None, "cannot be read"),
    ],
)
def test_a_run_that_cannot_be_read_is_refused_and_left_as_it_is(
    tmp_path: Path, file: str, content: str | None, complaint: str
) -> None:
    save(made(), tmp_path)
    place = tmp_path / file
    place.unlink()
    if content is not None:
        place.write_text(content, "utf-8")
    with pytest.raises(BadRun, match=complaint):
        load(tmp_path)
    assert (tmp_path / "run.json").exists()


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    save(made(), tmp_path)
    names = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert names == ["briefings/a.json", "run.json"]
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["schema"] == runs.SCHEMA
