"""Owns what `gate`, `baseline` and `check` print, and their exit codes."""

import sys
from pathlib import Path

from rich.console import Console

from evals.command import BROKE, FELL
from evals.dataset import SEEDS, load
from evals.errors import BadGold, HarnessError
from evals.gate import BASELINE, gate, update
from evals.report.table import show_comparison
from evals.solvers.base import Solver
from service.errors import BrevierError
from service.models import SECTIONS


def watch(solver: Solver | None = None, folder: Path = SEEDS, place: Path = BASELINE) -> int:
    """Run the gate: 0 where nothing fell, 3 where something did, 4 where nothing can be said."""
    try:
        verdict = gate(solver, folder, place)
    except Exception as error:  # noqa: BLE001  # whatever it is, the harness broke
        kind = "" if isinstance(error, BrevierError) else f"{type(error).__name__}: "
        return _complain(f"the eval harness broke: {kind}{error}", BROKE)
    show_comparison(Console(), verdict.rows, "the baseline")
    for fall in verdict.falls:
        print(f"fell: {fall}")
    better = [row.name for row in verdict.rows if row.difference.verdict == "better"]
    if better and not verdict.falls:
        print(f"better: {', '.join(better)}; `python -m evals baseline` keeps it so")
    return FELL if verdict.falls else 0


def renew(solver: Solver | None = None, folder: Path = SEEDS, place: Path = BASELINE) -> int:
    """Write the baseline anew: 0, or 4 where that cannot be done."""
    try:
        report = update(solver, folder, place)
    except HarnessError as error:
        return _complain(str(error), BROKE)
    mean = report.headline.mean
    figure = "none" if mean is None else f"{mean:.3f}"
    print(f"{place.name}: headline {figure} on {len(report.samples)} articles; review the diff")
    return 0


def check_gold(folders: tuple[Path, ...]) -> int:
    """Print a line for each fault of the gold, or what it has: 1 where there is a fault, else 0."""
    try:
        samples = load(folders or SEEDS).samples
    except BadGold as error:
        print("\n".join(error.faults))
        return 1
    except HarnessError as error:
        return _complain(str(error), 1)
    fields = ("headline_facts", *SECTIONS, "traps")
    counts = {name: sum(len(getattr(sample.gold, name)) for sample in samples) for name in fields}
    print(f"articles={len(samples)}", *(f"{name}={count}" for name, count in counts.items()))
    return 0


def _complain(words: str, code: int) -> int:
    print(f"evals: {words}", file=sys.stderr)
    return code
