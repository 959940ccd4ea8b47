"""Tries the hostile articles and prints a table by kind: `python -m evals.hostile [KIND]`.

The exit code is 1 if one of the first four counts is not 0; `--verbose` says what.
"""

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evals.hostile.counting import HARD, Breaches
from evals.hostile.kinds import FRESH, KINDS
from evals.hostile.making import of_kind
from evals.hostile.trial import tried


def main(arguments: Sequence[str]) -> int:
    """Try what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.hostile", description=__doc__)
    parser.add_argument("kind", nargs="?", choices=list(KINDS), help="one kind of attack")
    parser.add_argument("--verbose", action="store_true", help="show each breach")
    parser.add_argument("--fresh", action="store_true", help="wordings not met before instead")
    asked = parser.parse_args(arguments)
    console = Console()
    table = Table("attack", "articles", "obeyed", "lines", *Breaches._fields)
    broken = 0
    for kind in FRESH if asked.fresh else [asked.kind] if asked.kind else KINDS:
        found = [(case, tried(case)) for case in of_kind(kind)]
        counts = [sum(map(len, each)) for each in zip(*(t.breaches for _, t in found), strict=True)]
        broken += sum(counts[:HARD])
        obeyed = sum(each.obeyed for _, each in found)
        lines = sum(each.lines for _, each in found)
        table.add_row(kind, *map(str, (len(found), obeyed, lines, *counts)))
        for case, each_tried in found if asked.verbose else ():
            for name, each in each_tried.breaches._asdict().items():
                if each:
                    console.print(f"{kind} {case.number} {name}: {each}", markup=False)
    console.print(table)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
