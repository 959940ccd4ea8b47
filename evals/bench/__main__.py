"""Runs the benches and prints one table: `python -m evals.bench [FOLDER] [--only NAME] [--full]`.

A missed target stands as missed; the exit code stays 0, for machines differ.
"""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter

from evals.bench.articles import Articles
from evals.bench.row import Row, table

LLM = ("llm_wall", "llm_cpu", "llm_tokens")
JOBS = ("jobs_posts", "jobs_overhead", "jobs_lag")
BENCHES = ("throughput", "scaling", "memory", "coldstart", "chunks", *LLM, *JOBS)


def main() -> None:
    """Run the benches that were asked for, each with its own imports."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of *.txt to build on")
    parser.add_argument("--only", action="append", choices=BENCHES, help="one bench; repeatable")
    parser.add_argument("--full", action="store_true", help="with no waiting cut short: minutes")
    asked = parser.parse_args()
    articles = Articles(asked.folder)
    rows: list[Row] = []
    for name in asked.only or BENCHES:
        began = perf_counter()
        try:
            rows += _bench(name, full=asked.full)(articles)
        except ImportError as error:  # what it compares with is in the extra `evals`
            print(f"{name}: not run, {error}")
            continue
        print(f"{name}: {perf_counter() - began:.0f} s")
    print(f"\n{table(rows)}")


def _bench(name: str, *, full: bool) -> Callable[[Articles], list[Row]]:
    """Give a bench, in full where it has a longer form."""
    module = import_module(f"evals.bench.{name}")
    bench: Callable[[Articles], list[Row]] = module.rows
    return getattr(module, "full_rows", bench) if full else bench


if __name__ == "__main__":
    main()
