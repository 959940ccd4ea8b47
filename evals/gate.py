"""Owns the gate: the extractive engine on all seeds, beside a baseline that was reviewed.

A figure falls if it lies beyond the baseline's interval, or if article by article it is worse by
more than chance. Nothing is cached here: what is judged is the code as it is.
"""

from pathlib import Path
from typing import NamedTuple

from evals import baseline
from evals.baseline import UPDATE, Baseline
from evals.comparison import Row, rows
from evals.dataset import SEEDS, Dataset, load
from evals.errors import HarnessError
from evals.scores import Metric, Report
from evals.scoring import report
from evals.solver import run
from evals.solvers import engine
from evals.solvers.base import Solver

BASELINE = Path(__file__).resolve().parent / "baselines" / "extractive.json"
_ROUNDING = 0.0001
"""Figures of a baseline are rounded; an interval may be as narrow as a point."""


class Verdict(NamedTuple):
    """What the gate found; it is green where there are no falls."""

    report: Report
    rows: tuple[Row, ...]
    falls: tuple[str, ...]
    """A line for each, which says what fell and how far."""


def gate(solver: Solver | None = None, folder: Path = SEEDS, place: Path = BASELINE) -> Verdict:
    """Run the engine, or another solver in its place, and compare it with the baseline.

    Raises:
        HarnessError: gold, baseline or seeds are not what they should be; nothing was judged.
    """
    dataset, known = load(folder), baseline.read(place)
    if dataset.fingerprint != known.fingerprint:
        raise HarnessError(f"the seeds are not those of {place.name!r}: {UPDATE}")
    scored = _report(dataset, solver)
    broken = [f"{failure.sample} failed: {failure.error}" for failure in scored.failures]
    compared = rows([known.scores(each.sample) for each in scored.samples], scored.samples, scored)
    fallen = [words for row in compared if (words := _fall(row, known, scored))]
    return Verdict(scored, compared, (*broken, *fallen))


def update(solver: Solver | None = None, folder: Path = SEEDS, place: Path = BASELINE) -> Report:
    """Run the engine and write its scores as the new baseline, to be reviewed as a diff.

    Raises:
        HarnessError: the engine failed on an article.
    """
    dataset = load(folder)
    scored = _report(dataset, solver)
    if scored.failures:
        first = scored.failures[0]
        raise HarnessError(f"no baseline of a failing engine: {first.sample}: {first.error}")
    baseline.write(baseline.of_report(scored, dataset.fingerprint), place)
    return scored


def _report(dataset: Dataset, solver: Solver | None) -> Report:
    made = run(dataset, solver or engine("extractive"))
    return report(made.info, dataset, made.briefings, made.failures)


def _fall(row: Row, known: Baseline, scored: Report) -> str:
    """Say how a figure fell, "" where it did not."""
    base, now = known.figures.get(row.name), baseline.figures(scored)[row.name]
    if row.better == "neither" or base is None or base.mean is None:
        return ""
    if now.mean is None:
        return f"{row.name}: {base.mean:.3f} before, not scored now"
    if _beyond(now, base.low if row.better == "more" else base.high):
        reason = "beyond its interval"
    elif row.difference.verdict == "worse":
        reason = "worse article by article"
    else:
        return ""
    return f"{row.name}: {base.mean:.3f} before, {now.mean:.3f} now ({reason})"


def _beyond(now: Metric, bound: float | None) -> bool:
    if now.mean is None or bound is None:
        return False
    excess = bound - now.mean if now.better == "more" else now.mean - bound
    return excess > _ROUNDING
