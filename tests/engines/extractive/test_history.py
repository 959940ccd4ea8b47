"""History: what was said in an earlier matter is told from what is said now."""

from datetime import date

import pytest

from service.engines.extractive.history import History, history
from service.models import Span
from tests.engines.extractive.samples import lines
from tests.grounding.samples import reading

TOLD = "the bank was a disgrace"


def framed(before: str, after: str = "") -> bool:
    text = f"{before} {TOLD}{after}"
    start = text.index(TOLD)
    return History(2024).frames(text, Span(0, len(text)), Span(start, start + len(TOLD)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In 2019 Ana Ruiz said", "."),
        ("Ana Ruiz said", ", in the spring of 2011."),
        ("Critics at the time said", "."),
        ("In the 1970s a columnist wrote", "."),
        ("Two decades ago the union said", "."),
    ],
)
def test_an_old_year_or_an_earlier_time_beside_it_makes_it_history(before: str, after: str) -> None:
    assert framed(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ana Ruiz said", "."),
        ("In 2026 Ana Ruiz said", "."),
        ("Ana Ruiz, who was elected in 2019, said in 2026", "."),
        ("Ana Ruiz said of the 2030 plan", "."),
    ],
)
def test_what_is_said_now_is_none(before: str, after: str) -> None:
    assert not framed(before, after)


@pytest.mark.parametrize(
    ("told", "old"),
    [("pages dated 3 May 1961", True), ("by 2030, as in 1990", False), ("now", False)],
)
def test_the_latest_year_tells_whether_a_text_is_old(told: str, old: bool) -> None:
    assert History(2024).is_old(told) is old


def test_a_year_within_what_was_said_says_nothing_about_when_it_was_said() -> None:
    text = "Ana Ruiz said that in 2009 the bank was a disgrace."
    assert not History(2024).frames(text, Span(0, len(text)), Span(19, len(text)))


def test_the_date_of_the_article_counts_else_the_latest_year_that_it_names() -> None:
    dated = reading("The mine closed in 1998.", published=date(2026, 3, 1))
    assert history(dated).until == 2024
    assert history(reading("The mine closed in 1998 and opened in 2010.", None)).until == 2004
    assert history(reading("No year here.", None)).until < 1500


def test_an_old_accusation_is_no_criticism() -> None:
    now = "Olga Brandt accused Northgate Bank of hiding losses."
    old = "In 1998 Olga Brandt accused Northgate Bank of hiding losses. The bank grew until 2026."
    assert len(lines(now, "criticism")) == 1
    assert lines(old, "criticism") == []
