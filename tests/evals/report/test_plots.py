"""Plots: a row a figure, a dot an engine, on a scale from 0 to 1."""

import pytest

from evals.report.plots import by_section, in_words, plot
from evals.scores import Metric
from tests.evals.report.pages import BAD, GOOD, made

REPORTS = [made(first=GOOD, second=GOOD), made("lead-3", first=BAD, second=BAD)]


def test_the_headline_comes_first_and_then_its_sides() -> None:
    names = [row.name for row in plot(REPORTS)]
    assert names[:3] == ["headline", "precision side", "coverage side"]
    assert "length" not in names


def test_each_engine_has_a_dot_of_its_own_height() -> None:
    headline = plot(REPORTS)[0]
    assert [(dot.engine, dot.at) for dot in headline.dots] == [("extractive", 100), ("lead-3", 0)]
    assert len({dot.height for dot in headline.dots}) == 2


def test_an_engine_that_was_not_scored_has_no_dot_but_says_so() -> None:
    when = next(row for row in plot(REPORTS) if row.name == "when")
    assert [dot.engine for dot in when.dots] == ["extractive"]
    assert when.figures[1] == "not scored"


def test_sections_have_rows_of_their_own() -> None:
    rows = by_section(REPORTS, "precision")
    assert [row.name for row in rows] == ["positions", "criticism", "next_steps"]
    assert by_section(REPORTS, "when") == ()


@pytest.mark.parametrize(
    ("mean", "low", "high", "words"),
    [
        (None, None, None, "not scored"),
        (0.5, None, None, "0.50"),
        (1, 0.25, 1, "1.00 (0.25 to 1.00)"),
    ],
)
def test_a_figure_is_written_with_its_interval(
    mean: float | None, low: float | None, high: float | None, words: str
) -> None:
    metric = Metric(mean=mean, stderr=None, low=low, high=high, n=2)
    assert in_words(metric) == words
