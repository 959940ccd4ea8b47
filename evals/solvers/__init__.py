"""The solvers: our engines, and the baselines that stand beside them in every table."""

from pathlib import Path

from evals.solvers.base import Solver
from evals.solvers.cues import CueWords
from evals.solvers.engine import EngineSolver
from evals.solvers.grounded import GroundedReplies
from evals.solvers.lead3 import Lead3
from evals.solvers.lexrank import LexRank
from evals.solvers.replies import FOLDER, Replies
from evals.solvers.waiting import WaitingSolver
from service.settings import load
from service.wiring import Engines


def engine(name: str | None = None) -> Solver:
    """Give the solver of an engine by the name that requests use, or a baseline by its own.

    Raises:
        InvalidRequest: no such engine.
        EngineUnavailable, SettingsInvalid: it needs a model, and none can be used as it is set.
    """
    known = {solver.name.casefold(): solver for solver in baselines()}
    if (name or "").casefold() in known:
        return known[(name or "").casefold()]
    settings = load()
    engines = Engines(settings)
    found = engines.get(name, strict=True)
    if found.model is None:
        return EngineSolver(found)
    return WaitingSolver(found, settings.llm_concurrency, engines.aclose)


def baselines(replies: Path = FOLDER) -> tuple[Solver, ...]:
    """Give what our engines are compared with, the upper references last."""
    simple: tuple[Solver, ...] = (CueWords(), LexRank(), Lead3())
    if not replies.is_dir():
        return simple
    return (*simple, Replies(replies), GroundedReplies(replies))
