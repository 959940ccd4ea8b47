"""What is a fault: an error that is no refusal, a wrong span, too much time."""

import gc

import pytest

from evals.robustness.faults import examine
from service.engines.extractive import ExtractiveEngine
from tests.evals.makers import ARTICLE
from tests.evals.robustness.samples import Faulty

SECONDS = 30.0


def test_an_article_shows_none() -> None:
    outcome = examine(ARTICLE, ExtractiveEngine(), SECONDS)
    assert (outcome.refusal, outcome.fault) == (None, None)
    assert outcome.lines > 2


@pytest.mark.parametrize("text", ["", "Too short.", "\x00\x01 no text", "если " * 60, "\ud800"])
def test_a_refusal_is_none_and_the_text_goes_on_past_it(text: str) -> None:
    outcome = examine(text, ExtractiveEngine(), SECONDS)
    assert outcome.fault is None
    assert outcome.refusal


def test_an_error_is_named_by_its_kind_and_place() -> None:
    outcome = examine(ARTICLE, Faulty(word="tunnel"), SECONDS)
    assert outcome.fault == "ZeroDivisionError in pipeline.py, brief"


def test_a_claim_that_is_not_in_the_article_is_found() -> None:
    outcome = examine(ARTICLE, Faulty(shift=10_000), SECONDS)
    assert outcome.fault == "the engine's line was withheld: span_not_found"


def test_too_much_time_is_a_fault() -> None:
    gc.disable()  # callbacks of the collector that others have set would swallow the alarm
    try:
        assert examine(ARTICLE * 500, ExtractiveEngine(), 0.05).fault == "not done in 0.05 s"
    finally:
        gc.enable()
