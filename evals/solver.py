"""Owns running a solver over a dataset: cached sample by sample, so that a crash loses nothing."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.dataset import Dataset, Sample
from evals.fingerprint import of_code
from evals.prediction import JsonObject
from evals.runs import Run, write
from evals.scores import Failure, RunInfo
from evals.solvers.base import Solver
from service.models import SCHEMA

Progress = Callable[[Solver, Sample], None]
"""Told of each sample that is done, and by whom."""


def run(
    dataset: Dataset,
    solver: Solver,
    *,
    cached: Path | None = None,
    progress: Progress = lambda *_: None,
) -> Run:
    """Make the briefings of all samples; what an earlier run made is taken from the cache.

    A solver that raises on a sample is noted there, and the rest goes on. `cached` is the folder of
    the cache; with None nothing is read or kept.
    """
    briefings: dict[str, JsonObject] = {}
    failures: list[Failure] = []
    skipped: list[str] = []
    for sample in dataset.samples:
        try:
            briefing = _solve(sample, solver, cached)
        except Exception as error:  # noqa: BLE001  # whatever an engine raises is a finding
            failures.append(Failure(sample=sample.id, error=f"{type(error).__name__}: {error}"))
        else:
            if briefing is None:
                skipped.append(sample.id)
            else:
                briefings[sample.id] = briefing
        progress(solver, sample)
    return Run(
        info=_info(dataset, solver),
        paths=dataset.paths,
        fingerprint=dataset.fingerprint,
        briefings=briefings,
        failures=tuple(failures),
        skipped=tuple(skipped),
    )


def run_name(dataset: Dataset, solver: Solver) -> str:
    """Name a run by all that decides its briefings: the same work has the same name."""
    key = _hash([*_identity(solver), dataset.fingerprint])
    return f"{solver.name.replace(' ', '-').lower()}-{key[:8]}"


def cache_key(sample: Sample, solver: Solver) -> str:
    """Name the work on one sample: its text, its date, and what makes the briefing."""
    return _hash([*_identity(solver), sample.id, sample.article_text, str(sample.published)])


def _info(dataset: Dataset, solver: Solver) -> RunInfo:
    return RunInfo(
        name=run_name(dataset, solver),
        engine=solver.name,
        version=solver.version,
        model=solver.model,
        prompts=solver.prompts,
        dataset=dataset.name,
        split=dataset.split,
    )


def _solve(sample: Sample, solver: Solver, cached: Path | None) -> JsonObject | None:
    place = cached / f"{cache_key(sample, solver)}.json" if cached else None
    if place and (known := _kept(place)):
        return known
    briefing = solver.solve(sample)
    if briefing is None:
        return None
    made: JsonObject = briefing.model_dump(mode="json", by_alias=True)
    if place:
        write(place, json.dumps(made, ensure_ascii=False))
    return made


def _kept(place: Path) -> JsonObject | None:
    """Read a briefing from the cache; a broken one is as good as none."""
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else None


def _identity(solver: Solver) -> Sequence[str | None]:
    """Give what tells one solver from another; a program without a model is told by its code."""
    prompts = (prompt.sha256 for prompt in solver.prompts)
    code = None if solver.model else of_code("service", "evals.solvers")
    return [solver.name, solver.version, solver.model, *prompts, code]


def _hash(parts: Sequence[str | None]) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()[:32]
