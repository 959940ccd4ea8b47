"""The solvers: our engines, and the baselines that stand beside them in every table."""

from pathlib import Path

from evals.solvers.base import Solver
from evals.solvers.cues import CueWords
from evals.solvers.engine import EngineSolver
from evals.solvers.lead3 import Lead3
from evals.solvers.lexrank import LexRank
from evals.solvers.replies import FOLDER, Replies
from service.settings import load
from service.wiring import Engines


def engine(name: str | None = None) -> Solver:
    """Give the solver of an engine by the name that requests use, or a baseline by its own.

    Raises:
        InvalidRequest, NotSupportedYet: no such engine, or not yet.
    """
    known = {solver.name.casefold(): solver for solver in baselines()}
    return known.get((name or "").casefold()) or EngineSolver(Engines(load()).get(name))


def baselines(replies: Path = FOLDER) -> tuple[Solver, ...]:
    """Give what our engines are compared with, the upper reference last."""
    simple: tuple[Solver, ...] = (CueWords(), LexRank(), Lead3())
    return (*simple, Replies(replies)) if replies.is_dir() else simple
