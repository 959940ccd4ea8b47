from io import StringIO

import pytest
from rich.console import Console

from evals.comparison import comparison
from evals.report.table import figure, show, show_comparison
from evals.scores import Failure, Report
from evals.scoring import report
from evals.solver import run
from tests.evals.makers import PERFECT, Recorder, briefing, dataset, sample

SAMPLES = [sample(f"s{n}") for n in range(6)]


def scored(*names: str, lines: int = len(PERFECT), failed: tuple[Failure, ...] = ()) -> Report:
    made = dataset(*SAMPLES)
    briefings = {name: briefing(*PERFECT[:lines]) for name in names}
    return report(run(made, Recorder()).info, made, briefings, failed)


def printed(width: int, *reports: Report) -> str:
    out = StringIO()
    show(Console(file=out, width=width), reports[0], reports[1:])
    return out.getvalue()


FULL = scored(*(each.id for each in SAMPLES))
HALF = scored("s0", "s1", lines=6)


@pytest.mark.parametrize("width", [80, 120])
def test_every_figure_has_one_line_within_the_width(width: int) -> None:
    lines = printed(width, FULL, HALF, HALF, HALF, HALF).splitlines()
    assert max(map(len, lines)) <= width
    for name in FULL.metrics:
        starting = [line for line in lines if line.startswith(name.replace("_", " "))]
        assert starting, name


def test_the_reference_and_the_headline_come_first() -> None:
    shown = printed(80, FULL)
    assert shown.index("macro F1") < shown.index("headline") < shown.index("coverage with actor")
    assert "on made, 6 articles" in shown


def test_what_was_not_scored_is_a_dash_and_no_zero() -> None:
    row = next(line for line in printed(80, scored("s0", lines=0)).splitlines() if "who" in line)
    assert "–" in row
    assert "0.000" not in row


def test_a_failure_is_counted_and_named() -> None:
    shown = printed(80, scored("s0", failed=(Failure(sample="s1", error="KeyError: [x]"),)))
    assert "1 article, 1 failed" in shown
    assert "failed s1: KeyError: [x]" in shown


def test_a_baseline_that_failed_everywhere_is_dashes_and_says_why() -> None:
    errors = [Failure(sample=each.id, error="ModuleNotFoundError: no sumy") for each in SAMPLES]
    lines = printed(80, FULL, scored(failed=tuple(errors))).splitlines()
    assert "recorder: 6 failed, the first with ModuleNotFoundError: no sumy" in lines
    assert next(line for line in lines if "macro F1" in line).endswith("–")


def test_one_that_has_fewer_articles_is_set_beside_ours_on_these() -> None:
    shown = " ".join(printed(200, FULL, HALF).split())
    assert "recorder: 2 of 6 articles; headline on these: recorder 1.000, recorder 0.667." in shown


def test_a_comparison_says_how_far_and_whether_it_is_noise() -> None:
    out = StringIO()
    less = scored(*(each.id for each in SAMPLES), lines=6)
    show_comparison(Console(file=out, width=80), comparison(FULL, less), "before")
    lines = {line.split("  ")[0]: line for line in out.getvalue().splitlines()}
    assert "against before, 6 articles" in out.getvalue()
    assert "worse" in lines["headline"]
    assert "cannot tell" in lines["precision"]
    assert all(word not in lines["length ·"] for word in ("worse", "better", "cannot"))


def test_nothing_in_common_is_said() -> None:
    out = StringIO()
    show_comparison(Console(file=out), (), "before")
    assert "no article is in both this run and before" in out.getvalue()


def test_a_figure_has_three_decimals() -> None:
    assert (figure(0.12345), figure(None)) == ("0.123", "–")
