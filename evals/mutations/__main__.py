"""Prints the table of the mutations: `python -m evals.mutations [FOLDER of articles with gold]`."""

import sys
from pathlib import Path

from rich.console import Console

from evals.dataset import SEEDS, load
from evals.mutations.table import tabulate
from evals.mutations.terminal import show

if __name__ == "__main__":
    show(Console(), tabulate(load(Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)))
