"""Owns saved runs: a folder with `run.json` and a briefing a sample, written whole or not at all.

A run can be scored again, by newer scorers too, without the engine.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from evals.errors import BadRun
from evals.prediction import JsonObject
from evals.scores import Failure, RunInfo
from service.models import SCHEMA as BRIEFING_SCHEMA
from service.models import Model

SCHEMA: Literal["evals-run/1"] = "evals-run/1"
FOLDER = Path(__file__).resolve().parent / "runs"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one engine gave for the samples of a dataset."""

    info: RunInfo
    paths: tuple[str, ...]
    """The folders of the dataset."""
    fingerprint: str
    """That of the dataset."""
    briefings: Mapping[str, JsonObject]
    """By sample, in the order of the dataset."""
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = field(default=())
    """Samples that the solver has nothing for."""


class _File(Model):
    """The form of `run.json`."""

    schema_: Literal["evals-run/1"] = Field(default=SCHEMA, alias="schema")
    run: RunInfo
    paths: tuple[str, ...]
    fingerprint: str
    samples: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]


def save(run: Run, folder: Path) -> None:
    """Write a run; `run.json` comes last, so that a folder with one is complete."""
    briefings = folder / "briefings"
    briefings.mkdir(parents=True, exist_ok=True)
    for sample, briefing in run.briefings.items():
        write(briefings / f"{sample}.json", json.dumps(briefing, ensure_ascii=False, indent=1))
    file = _File(
        schema=SCHEMA,
        run=run.info,
        paths=run.paths,
        fingerprint=run.fingerprint,
        samples=tuple(run.briefings),
        failures=run.failures,
        skipped=run.skipped,
    )
    write(folder / "run.json", file.model_dump_json(by_alias=True, indent=1))


def load(place: str | Path, home: Path = FOLDER) -> Run:
    """Read a run by its name among those of `home`, or by its folder, whose name is the run's.

    Raises:
        BadRun: it is missing, broken, or of another schema version.
    """
    folder = find(place, home)
    try:
        written = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        _refuse_other(written, SCHEMA, folder)
        file = _File.model_validate(written)
        briefings = {name: _briefing(folder, name) for name in file.samples}
    except (OSError, UnicodeDecodeError) as error:
        raise BadRun(f"the run {str(folder)!r} cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise BadRun(f"the run {str(folder)!r} is broken: {error}; run it again") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadRun(f"the run {str(folder)!r} is broken: {where}: {first['msg']}") from error
    return Run(
        info=file.run.model_copy(update={"name": folder.resolve().name}),
        paths=file.paths,
        fingerprint=file.fingerprint,
        briefings=briefings,
        failures=file.failures,
        skipped=file.skipped,
    )


def find(place: str | Path, home: Path = FOLDER) -> Path:
    """Give the folder of a run, which may be named by its path or by its name alone.

    Raises:
        BadRun: there is none, and these are the names there are.
    """
    for folder in (Path(place), home / place):
        if (folder / "run.json").exists():
            return folder
    known = sorted(file.parent.name for file in home.glob("*/run.json"))
    names = f"there are {', '.join(known)}" if known else "there are no saved runs"
    raise BadRun(f"no run is called {str(place)!r}: {names}")


def write(path: Path, text: str) -> None:
    """Write a whole file or none of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _briefing(folder: Path, sample: str) -> JsonObject:
    file = folder / "briefings" / f"{sample}.json"
    briefing = json.loads(file.read_text(encoding="utf-8"))
    _refuse_other(briefing, BRIEFING_SCHEMA, file)
    found: JsonObject = briefing
    return found


def _refuse_other(written: object, schema: str, place: Path) -> None:
    found = written.get("schema") if isinstance(written, dict) else None
    if found != schema:
        raise BadRun(
            f"{str(place)!r} is of schema {found!r}, and this version reads {schema!r}: "
            "run it again, or score it with the version that made it"
        )
