"""Owns the progress bar: what an engine that waits for a model is at, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from service.engines.base import Event, Events, silent

_STAGES = {
    "drafting": "reading",
    "repairing": "asking again",
    "merging": "putting in order",
    "grounded": "checked",
}


@contextmanager
def shown(about: str, *, wanted: bool) -> Iterator[Events]:
    """Give where events go: a bar that is gone in the end, or nothing where nobody would see it."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.fields[about]}", markup=False),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, about=about)

        def show(event: Event) -> None:
            stage = _STAGES.get(event.stage, event.stage)
            bar.update(task, description=stage, completed=event.done, total=event.total)

        yield show
