"""Owns the command `python -m evals.training`: learn the weights anew, or cross-validate them."""

import argparse
import sys

from evals.dataset import TRAIN, load
from evals.training.examples import examples
from evals.training.folds import cross_validate
from evals.training.weights import WEIGHTS, write


def main() -> None:
    """Write the weights file and say what it was learnt from; with --folds, print figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.training", description=__doc__)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts")
    folds = parser.parse_args().folds
    samples = load(TRAIN).samples
    if folds:
        sys.stdout.write(f"{cross_validate(samples, folds).model_dump_json(indent=1)}\n")
        return
    found = examples(samples)
    content = write(found)
    WEIGHTS.write_text(content, encoding="utf-8")
    counts = ", ".join(f"{section} {len(rows)}" for section, rows in found.items())
    sys.stdout.write(f"{len(samples)} articles; candidates: {counts}; {len(content)} bytes\n")


if __name__ == "__main__":
    main()
