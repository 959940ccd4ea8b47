"""Prints the tables of the mutations: `python -m evals.mutations [--own] [FOLDER]`.

A folder holds articles with gold. Without `--own`: gold briefings are spoilt, and the scorers must
notice (default: the seeds). With it: the engine's own lines, and the door (default: the articles
that the engine learns from, for there are most of them).
"""

import argparse
from pathlib import Path

from rich.console import Console

from evals.dataset import SEEDS, TRAIN, load
from evals.mutations.own import rows
from evals.mutations.table import tabulate
from evals.mutations.terminal import show, show_own


def main() -> None:
    """Make the table that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.mutations", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="articles with gold")
    parser.add_argument("--own", action="store_true", help="the engine's lines before the door")
    asked = parser.parse_args()
    if asked.own:
        show_own(Console(), rows(load(asked.folder or TRAIN)))
    else:
        show(Console(), tabulate(load(asked.folder or SEEDS)))


if __name__ == "__main__":
    main()
