"""Owns the running of a series of texts in a few processes, and what was found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import NamedTuple

from evals.robustness.faults import examine
from evals.robustness.shrinking import shrunk
from evals.robustness.texts import Texts
from service.engines.base import Engine

PROCESSES = 2
_BATCH = 100
_SECONDS = 20.0
"""A text of the series that takes longer shows a fault."""
_MOST_SHRUNK = 3
"""Faults of one batch that are shrunk; more of them are mostly the same."""


class Failure(NamedTuple):
    """A text that shows a fault, by its number in the series."""

    number: int
    fault: str
    text: str
    """Shrunk: the shortest that was found to show the same fault."""


@dataclass
class Found:
    """What came of a part of the series."""

    texts: int = 0
    lines: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Take in what another part found."""
        self.texts += other.texts
        self.lines += other.lines
        self.refusals += other.refusals
        self.failures += other.failures


def run(texts: Texts, numbers: Sequence[int], engine: Engine) -> Iterator[Found]:
    """Examine the texts of some numbers; gives what each batch found, as it is done."""
    batches = [numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(part, texts, batch, engine) for batch in batches]
        for future in as_completed(futures):
            yield future.result()


def part(texts: Texts, numbers: Sequence[int], engine: Engine) -> Found:
    """Examine the texts of some numbers in this process."""
    found = Found(texts=len(numbers))
    for number in numbers:
        text = texts.make(number)
        outcome = examine(text, engine, _SECONDS)
        found.lines += outcome.lines
        found.refusals[outcome.refusal or "none"] += 1
        if outcome.fault:
            few = len(found.failures) < _MOST_SHRUNK
            short = _shrunk(text, outcome.fault, engine) if few else text
            found.failures.append(Failure(number, outcome.fault, short))
    return found


def _shrunk(text: str, fault: str, engine: Engine) -> str:
    return shrunk(text, lambda shorter: examine(shorter, engine, _SECONDS).fault == fault)
