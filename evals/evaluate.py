"""Owns an evaluation from end to end: runs, saves, scores, compares, and shows what came out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import rich.progress
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

from evals import runs
from evals.comparison import Comparison, comparison
from evals.dataset import SEEDS, Dataset, load
from evals.proof import proving
from evals.report.json import to_json
from evals.report.page import to_page
from evals.report.table import show, show_comparison
from evals.runs import Run
from evals.scores import Report
from evals.scoring import report
from evals.solver import Progress, run
from evals.solvers import baselines, engine
from evals.solvers.base import Solver
from service import settings
from service.models import SECTIONS, Section

if TYPE_CHECKING:
    from evals.llm_judge import Court


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line asked for."""

    engine: str | None = None
    sets: tuple[Path, ...] = ()
    split: str | None = None
    sections: tuple[Section, ...] = SECTIONS
    compare: str | None = None
    rescore: str | None = None
    """A saved run that stands in for the engine."""
    limit: int | None = None
    out: Path | None = None
    """A folder for report and page; None: that of the run."""
    home: Path = runs.FOLDER
    """The folder of saved runs and of the cache."""
    name: str | None = None
    alone: bool = False
    """Without the baselines and without the mutation table."""
    judge: bool = False
    """With a model's word on each line."""
    fresh: bool = False
    """Without the cache."""


def evaluate(asked: Asked, console: Console | None = None) -> int:
    """Evaluate, print the table, write JSON and page; give 1 if an article failed, else 0.

    Raises:
        HarnessError: gold, folders or runs are not what they should be.
        BrevierError: no such engine, or no model where one is needed.
    """
    console = console or Console()
    saved = runs.load(asked.rescore, asked.home) if asked.rescore else None
    earlier = runs.load(asked.compare, asked.home) if asked.compare else None
    dataset = _dataset(asked, saved)
    solvers = _solvers(asked, saved)
    court = _court(asked)
    with nullcontext() if asked.alone else proving(dataset, asked.home / _CACHE) as proof:
        main, *others = _runs(asked, dataset, saved, solvers)
        score = _Scorer(dataset, asked.sections)
        scored, beside = score(main), [score(other) for other in others]
        if court:
            opinion = court.opinion(scored, main.briefings)
            scored = scored.model_copy(update={"opinion": opinion})
        show(console, scored, beside)
        if saved and saved.fingerprint != dataset.fingerprint:
            console.print(_CHANGED.format(name="the saved run"))
        compared = _compared(console, score, earlier, scored) if earlier else None
        mutations = proof and proof()
    folder = asked.home / main.info.name
    if asked.rescore and not asked.name:
        folder = runs.find(asked.rescore, asked.home)
    else:
        runs.save(main, folder)
    place = asked.out or folder
    runs.write(place / "report.json", to_json([scored, *beside], mutations, compared))
    page = to_page(scored, dataset, main.briefings, beside, mutations, compared)
    runs.write(place / "report.html", page)
    name, file = escape(main.info.name), escape(str(place / "report.html"))
    console.print(f"run [bold]{name}[/]   page {file}", soft_wrap=True)
    return int(bool(scored.failures))


_CACHE = "cache"
_CHANGED = "[yellow]the articles or their gold are not those of {name}[/]"


@dataclass(frozen=True)
class _Scorer:
    """Scores any run on one dataset."""

    dataset: Dataset
    sections: tuple[Section, ...]

    def __call__(self, made: Run) -> Report:
        known = {sample.id for sample in self.dataset.samples}
        failures = [failure for failure in made.failures if failure.sample in known]
        return report(made.info, self.dataset, made.briefings, failures, self.sections)


def _compared(console: Console, score: _Scorer, earlier: Run, scored: Report) -> Comparison:
    """Compare with an earlier run, print it, and say where the same articles have changed since."""
    name, dataset = earlier.info.name, score.dataset
    failed = [failure.sample for failure in earlier.failures]
    known = {*earlier.briefings, *earlier.skipped, *failed}
    compared = Comparison(name, comparison(score(earlier), scored))
    show_comparison(console, compared.rows, name)
    same = known == {sample.id for sample in dataset.samples}
    if same and earlier.fingerprint != dataset.fingerprint:
        console.print(_CHANGED.format(name=escape(name)))
    return compared


def _dataset(asked: Asked, saved: Run | None) -> Dataset:
    kept = tuple(map(Path, saved.paths)) if saved else ()
    split = asked.split or (saved.info.split if saved else None)
    return load(asked.sets or kept or SEEDS, split).first(asked.limit)


def _court(asked: Asked) -> "Court | None":
    if not asked.judge:
        return None
    from evals.llm_judge import Court  # with what calls models, which takes a second to import

    return Court(settings.load(), None if asked.fresh else asked.home / _CACHE)


def _solvers(asked: Asked, saved: Run | None) -> list[Solver]:
    """Give the solver that was asked for, unless a saved run stands for it, then the baselines."""
    first = [] if saved else [engine(asked.engine)]
    names = {solver.name for solver in first}
    return first + [each for each in baselines() if not asked.alone and each.name not in names]


def _runs(
    asked: Asked, dataset: Dataset, saved: Run | None, solvers: Sequence[Solver]
) -> list[Run]:
    """Give the run that was asked for, then those that stand beside it and have anything."""
    cached = None if asked.fresh else asked.home / _CACHE
    with _bar(len(solvers) * len(dataset.samples)) as progress:
        made = [run(dataset, each, cached=cached, progress=progress) for each in solvers]
    main, *others = [saved, *made] if saved else made
    tried = (each for each in others if each.briefings or each.failures)
    return [_named(main, asked.name), *tried]


def _named(made: Run, name: str | None) -> Run:
    return replace(made, info=made.info.model_copy(update={"name": name})) if name else made


@contextmanager
def _bar(total: int) -> Iterator[Progress]:
    """Show a bar on standard error while runs are made, if a person is there to see it."""
    columns = (
        TextColumn("{task.description:<14}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with rich.progress.Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda solver, _: bar.update(task, advance=1, description=solver.name)
