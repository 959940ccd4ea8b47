"""Owns the command `python -m evals.training`: learn the weights anew and write them."""

import sys

from evals.dataset import TRAIN, load
from evals.training.examples import examples
from evals.training.weights import WEIGHTS, write


def main() -> None:
    """Write the weights file and say what it was learnt from."""
    samples = load(TRAIN).samples
    found = examples(samples)
    content = write(found)
    WEIGHTS.write_text(content, encoding="utf-8")
    counts = ", ".join(f"{section} {len(rows)}" for section, rows in found.items())
    sys.stdout.write(f"{len(samples)} articles; candidates: {counts}; {len(content)} bytes\n")


if __name__ == "__main__":
    main()
