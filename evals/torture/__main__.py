"""Kills processes and prints what came of it: `python -m evals.torture [--database NAME] ...`.

Without `--database`: PostgreSQL, then SQLite with half the kills. Exit code 1: something was lost,
doubled, repeated that was finished, or not done in time.
"""

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console

from evals.torture.report import table
from evals.torture.trial import ROLES, Asked, tried

_SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.torture", description=__doc__)
    parser.add_argument("--database", choices=list(ROLES), help="one of them alone")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, help="default: three for each kill")
    parser.add_argument("--seed", type=int, default=1, help="of the moments and the victims")
    parser.add_argument("--minutes", type=float, help="most time for the kills of each database")
    given = parser.parse_args(arguments)
    console, good = Console(), True
    for database in [given.database] if given.database else ROLES:
        kills = given.kills if given.database or database == "postgres" else given.kills // 2
        asked = Asked(database, kills, given.articles or 3 * kills, given.seed, given.minutes)
        run, faults = tried(asked)
        console.print(table(run))
        for line in faults[:_SHOWN]:
            console.print(f"logged: {line[:300]}", markup=False)
        good &= run.good
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
