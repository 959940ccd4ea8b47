"""How cost grows: told as a ratio, with the faults of long lines; no time is asserted."""

from evals.robustness.growth import LINES, growth
from service.engines.extractive import ExtractiveEngine
from tests.evals.robustness.samples import Faulty


def test_a_long_line_is_told_as_a_ratio() -> None:
    found = growth("Ann Brown said ", ExtractiveEngine(), (1_000, 4_000))
    assert found.fault is None
    assert found.ratio > 0


def test_a_fault_ends_it() -> None:
    found = growth("Ann Brown said ", Faulty(word="Brown"), (1_000, 4_000))
    assert (found.length, found.fault) == (1_000, "ZeroDivisionError in pipeline.py, brief")


def test_every_piece_is_tried_once() -> None:
    assert len(LINES) == len(set(LINES)) > 50
