"""Tries texts that nobody wrote: `python -m evals.robustness [--count N] [--seed N] [--only N]`.

The exit code is 1 if a text shows a fault; `--only` takes its number, and the same seed.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from rich.console import Console
from rich.progress import Progress

from evals.dataset import SEEDS, TRAIN, load
from evals.robustness.growth import LINES, TARGET, growth
from evals.robustness.series import PROCESSES, Found, part, run
from evals.robustness.texts import Texts
from service.engines.extractive import ExtractiveEngine

_SHOWN = 20
"""Failures that are printed; the count has them all."""


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m evals.robustness", description=__doc__)
    parser.add_argument("--count", type=int, default=50_000, help="texts of the series")
    parser.add_argument("--seed", type=int, default=0, help="another series")
    parser.add_argument("--only", type=int, metavar="N", help="one text of the series")
    parser.add_argument("--no-lines", action="store_true", help="leave out the lines of 1 MB")
    asked = parser.parse_args(arguments)
    texts = Texts([sample.article_text for sample in load([SEEDS, TRAIN]).samples], asked.seed)
    if asked.only is not None:
        print(texts.make(asked.only).encode("utf-8", "backslashreplace").decode())
        return _told(part(texts, [asked.only], ExtractiveEngine()), asked.seed)
    failed = _series(texts, asked.count, asked.seed)
    return failed if asked.no_lines else max(failed, _lines())


def _series(texts: Texts, count: int, seed: int) -> int:
    found = Found()
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("texts", total=count)
        for batch in run(texts, range(count), ExtractiveEngine()):
            found.add(batch)
            bar.update(task, completed=found.texts)
    return _told(found, seed)


def _told(found: Found, seed: int) -> int:
    refused = ", ".join(f"{code} {n}" for code, n in found.refusals.most_common())
    print(f"{found.texts} texts, {found.lines} lines; refused at the intake: {refused}")
    for number, fault, text in found.failures[:_SHOWN]:
        print(f"--seed {seed} --only {number}: {fault}: {text!r}")
    print(f"{len(found.failures)} faults")
    return 1 if found.failures else 0


def _lines() -> int:
    """Measure single lines of many pieces: what a character of a long one costs."""
    faults = 0
    with (
        ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool,
        Progress(console=Console(stderr=True)) as bar,
    ):
        waiting = [pool.submit(growth, piece, ExtractiveEngine()) for piece in LINES]
        for done in bar.track(as_completed(waiting), total=len(waiting), description="lines"):
            each = done.result()
            faults += each.fault is not None
            verdict = each.fault or ("" if each.ratio <= TARGET else "MISSED")
            print(f"{each.length:>9,} of {each.piece!r}: {each.ratio:.2f} times {verdict}".rstrip())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
