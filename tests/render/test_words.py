from datetime import date
from typing import get_args

import pytest

from service import models
from service.models import When, WhenKind
from service.render import words


def due(
    text: str | None,
    kind: WhenKind,
    start: str | None = None,
    end: str | None = None,
    anchor: str | None = "2025-02-14",
) -> When:
    return When(text=text, kind=kind, start=start, end=end, anchor=anchor)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (due(None, "none"), ""),
        (due("on Friday", "day", "2025-02-21", "2025-02-21"), "on Friday (21 February 2025)"),
        (
            due("in March", "range", "2025-03-01", "2025-03-31"),
            "in March (1 March 2025 to 31 March 2025)",
        ),
        (due("1 May 2025", "day", "2025-05-01", "2025-05-01"), "1 May 2025"),
        (due("at noon", "instant", "2025-02-14T12:00"), "at noon (14 February 2025, 12:00)"),
        (due(None, "day", "2025-02-21"), "21 February 2025"),
        (due("every Monday", "recurring"), "every Monday (recurring)"),
        (due("once it is signed", "event_bound"), "once it is signed (bound to an event)"),
        (due("soon", "vague"), "soon (no exact date)"),
        (
            due("on Friday", "day", anchor=None),
            "on Friday (not resolved: the article has no date)",
        ),
        (due("in due course", "none"), "in due course (no exact date)"),
        (due("then", "day", "some day"), "then (some day)"),
    ],
)
def test_a_time_is_told_as_stated_and_as_resolved(moment: When, told: str) -> None:
    assert words.when(moment) == told


def test_every_closed_set_has_its_words() -> None:
    pairs = (
        (models.Section, words.SECTION),
        (models.Polarity, words.POLARITY),
        (models.StepStatus, words.STATUS),
        (models.WithheldReason, words.WITHHELD),
        (models.DegradedReason, words.DEGRADED),
    )
    for values, table in pairs:
        assert set(get_args(values)) == set(table)


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (1234, "1,234 lines")]
)
def test_a_count_agrees_with_its_noun(number: int, told: str) -> None:
    assert words.counted(number, "line") == told


def test_a_day_is_written_out() -> None:
    assert words.day(date(2025, 2, 4)) == "4 February 2025"
