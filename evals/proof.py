"""Owns the mutation table of a report: made beside the runs, once for each state of the code.

It takes longer than the runs, so a process of its own makes it, and it is kept in the cache.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from pydantic import ValidationError

from evals.dataset import Dataset
from evals.fingerprint import of_code
from evals.mutations.table import MutationTable, tabulate
from evals.runs import write

_MOST = 25
"""Samples of a dataset that are spoilt; the table is about the scorers, not about the engine."""


@contextmanager
def proving(dataset: Dataset, cached: Path) -> Iterator[Callable[[], MutationTable]]:
    """Begin the table of a dataset; the function that is given waits for it."""
    part = dataset.first(_MOST)
    code = of_code("service", "evals")
    place = cached / f"mutations-{code}-{part.fingerprint}.json"
    if known := _kept(place):
        yield lambda: known
        return
    with ProcessPoolExecutor(1, get_context("spawn"), _follow) as pool:
        future = pool.submit(tabulate, part)

        def table() -> MutationTable:
            made = future.result()
            write(place, made.model_dump_json())
            return made

        yield table


def _follow() -> None:
    """End this process when its parent ends, in whatever way: a pool alone would wait for ever."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _kept(place: Path) -> MutationTable | None:
    """Read a table from the cache; a broken one is as good as none."""
    try:
        return MutationTable.model_validate_json(place.read_bytes())
    except (OSError, ValidationError):
        return None
