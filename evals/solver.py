"""Owns running a solver over a dataset: cached sample by sample, so that a crash loses nothing."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evals.dataset import Dataset, Sample
from evals.fingerprint import of_code
from evals.prediction import JsonObject
from evals.runs import Run, write
from evals.scores import Failure, RunInfo
from evals.solvers.base import Solver
from evals.solvers.waiting import WaitingSolver
from service.models import SCHEMA, Briefing

Progress = Callable[[Solver, Sample], None]
"""Told of each sample that is done, and by whom."""
_Outcome = JsonObject | Failure | None
"""A briefing, why there is none, or nothing to brief."""


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
    if isinstance(solver, WaitingSolver):
        found = asyncio.run(_together(dataset, solver, cached, progress))
    else:
        found = [_one(sample, solver, cached, progress) for sample in dataset.samples]
    outcomes = [(each.id, made) for each, made in zip(dataset.samples, found, strict=True)]
    return Run(
        info=_info(dataset, solver),
        paths=dataset.paths,
        fingerprint=dataset.fingerprint,
        briefings={name: made for name, made in outcomes if isinstance(made, Mapping)},
        failures=tuple(made for _, made in outcomes if isinstance(made, Failure)),
        skipped=tuple(name for name, made in outcomes if made is None),
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


def _one(sample: Sample, solver: Solver, cached: Path | None, progress: Progress) -> _Outcome:
    place = _place(sample, solver, cached)
    made: _Outcome = _kept(place)
    if made is None:
        try:
            made = _written(solver.solve(sample), place)
        except Exception as error:  # noqa: BLE001  # whatever an engine raises is a finding
            made = _failure(sample, error)
    progress(solver, sample)
    return made


async def _together(
    dataset: Dataset, solver: WaitingSolver, cached: Path | None, progress: Progress
) -> list[_Outcome]:
    """Solve several samples at once; the connections of the loop are closed at its end."""
    seats = asyncio.Semaphore(solver.at_once)

    async def one(sample: Sample) -> _Outcome:
        place = _place(sample, solver, cached)
        made: _Outcome = _kept(place)
        if made is None:
            try:
                async with seats:
                    made = _written(await solver.solved(sample), place)
            except Exception as error:  # noqa: BLE001  # whatever an engine raises is a finding
                made = _failure(sample, error)
        progress(solver, sample)
        return made

    try:
        return await asyncio.gather(*map(one, dataset.samples))
    finally:
        await solver.aclose()


def _place(sample: Sample, solver: Solver, cached: Path | None) -> Path | None:
    return cached / f"{cache_key(sample, solver)}.json" if cached else None


def _written(briefing: Briefing | None, place: Path | None) -> JsonObject | None:
    """Give a briefing as JSON, and keep it."""
    if briefing is None:
        return None
    made: JsonObject = briefing.model_dump(mode="json", by_alias=True)
    if place:
        write(place, json.dumps(made, ensure_ascii=False))
    return made


def _failure(sample: Sample, error: Exception) -> Failure:
    return Failure(sample=sample.id, error=f"{type(error).__name__}: {error}")


def _kept(place: Path | None) -> JsonObject | None:
    """Read a briefing from the cache; a broken one is as good as none."""
    if place is None:
        return None
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
