"""Time words of next steps: what they resolve to, and which of them agree."""

from datetime import date

import pytest

from service.english.dates import DateExpression, agree, find_dates, resolve

FRIDAY = date(2025, 2, 14)

# Sixty phrases as journalists write them, read on Friday 14 February 2025.
PHRASES = [
    ("on 3 March", "day", "2025-03-03", "2025-03-03"),
    ("March 3", "day", "2025-03-03", "2025-03-03"),
    ("on the 3rd of March", "day", "2025-03-03", "2025-03-03"),
    ("on 3 January", "day", "2026-01-03", "2026-01-03"),
    ("on 3 March 2027", "day", "2027-03-03", "2027-03-03"),
    ("on March 3, 2027", "day", "2027-03-03", "2027-03-03"),
    ("2025-03-03", "day", "2025-03-03", "2025-03-03"),
    ("Feb. 27", "day", "2025-02-27", "2025-02-27"),
    ("on the 22nd", "day", "2025-02-22", "2025-02-22"),
    ("on the 3rd", "day", "2025-03-03", "2025-03-03"),
    ("on the 20th of this month", "day", "2025-02-20", "2025-02-20"),
    ("on Tuesday", "day", "2025-02-18", "2025-02-18"),
    ("Friday", "day", "2025-02-14", "2025-02-14"),
    ("next Tuesday", "day", "2025-02-18", "2025-02-18"),
    ("next Friday", "day", "2025-02-21", "2025-02-21"),
    ("last Tuesday", "day", "2025-02-11", "2025-02-11"),
    ("Tuesday week", "day", "2025-02-25", "2025-02-25"),
    ("Tuesday next week", "day", "2025-02-18", "2025-02-18"),
    ("on Tuesday, March 4", "day", "2025-03-04", "2025-03-04"),
    ("today", "day", "2025-02-14", "2025-02-14"),
    ("tomorrow morning", "day", "2025-02-15", "2025-02-15"),
    ("tonight", "day", "2025-02-14", "2025-02-14"),
    ("yesterday", "day", "2025-02-13", "2025-02-13"),
    ("in ten days", "day", "2025-02-24", "2025-02-24"),
    ("two days ago", "day", "2025-02-12", "2025-02-12"),
    ("before Christmas", "range", "2025-02-14", "2025-12-25"),
    ("at Easter", "day", "2025-04-20", "2025-04-20"),
    ("by Thanksgiving 2028", "range", "2025-02-14", "2028-11-23"),
    ("on Tuesday at 9 a.m.", "instant", "2025-02-18T09:00", "2025-02-18T09:00"),
    ("at noon on Wednesday", "instant", "2025-02-19T12:00", "2025-02-19T12:00"),
    ("at 5pm on 18 December", "instant", "2025-12-18T17:00", "2025-12-18T17:00"),
    ("by midnight on Tuesday", "range", "2025-02-14", "2025-02-18"),
    ("in May 2025", "range", "2025-05-01", "2025-05-31"),
    ("in March", "range", "2025-03-01", "2025-03-31"),
    ("in January", "range", "2026-01-01", "2026-01-31"),
    ("in early May", "range", "2025-05-01", "2025-05-10"),
    ("mid-December", "range", "2025-12-11", "2025-12-20"),
    ("in late March", "range", "2025-03-21", "2025-03-31"),
    ("the first week of May", "range", "2025-05-01", "2025-05-07"),
    ("in the second half of June", "range", "2025-06-16", "2025-06-30"),
    ("in the first quarter of 2026", "range", "2026-01-01", "2026-03-31"),
    ("in 2027", "range", "2027-01-01", "2027-12-31"),
    ("next week", "range", "2025-02-17", "2025-02-23"),
    ("this week", "range", "2025-02-10", "2025-02-16"),
    ("this weekend", "range", "2025-02-15", "2025-02-16"),
    ("next month", "range", "2025-03-01", "2025-03-31"),
    ("later this month", "range", "2025-02-14", "2025-02-28"),
    ("next year", "range", "2026-01-01", "2026-12-31"),
    ("by Friday", "range", "2025-02-14", "2025-02-14"),
    ("by the end of March", "range", "2025-02-14", "2025-03-31"),
    ("until 28 August", "range", "2025-02-14", "2025-08-28"),
    ("from Monday", "range", "2025-02-17", None),
    ("from 3 March to 5 March", "range", "2025-03-03", "2025-03-05"),
    ("within 100 days", "range", "2025-02-14", "2025-05-25"),
    ("within a week", "range", "2025-02-14", "2025-02-21"),
    ("every Monday", "recurring", None, None),
    ("weekly", "recurring", None, None),
    ("in the coming weeks", "vague", None, None),
    ("over the next few days", "vague", None, None),
    ("soon", "vague", None, None),
    ("this summer", "vague", None, None),
    ("after a truce", "event_bound", None, None),
    ("once the deal is signed", "event_bound", None, None),
    ("within 30 days of the ruling", "event_bound", None, None),
    ("within his first 100 days in office", "event_bound", None, None),
    (None, "none", None, None),
]


@pytest.mark.parametrize(("text", "kind", "start", "end"), PHRASES)
def test_a_phrase_resolves_against_the_articles_date(
    text: str | None, kind: str, start: str | None, end: str | None
) -> None:
    when = resolve(text, FRIDAY)
    assert (when.text, when.anchor) == (text, "2025-02-14")
    assert (when.kind, when.start, when.end) == (kind, start, end)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "tomorrow", "on 3 March", "next week", "within 30 days", "at noon"]
)
def test_nothing_relative_is_resolved_without_an_anchor(text: str) -> None:
    when = resolve(text, None)
    assert (when.start, when.end, when.anchor) == (None, None, None)
    assert when.kind != "none"


def test_a_full_date_needs_no_anchor() -> None:
    assert resolve("on 3 March 2027", None).start == "2027-03-03"


@pytest.mark.parametrize("days", range(7))
def test_a_bare_weekday_is_never_in_the_past(days: int) -> None:
    anchor = date(2025, 2, 10 + days)
    for name in ("Monday", "Tuesday", "Friday", "Sunday"):
        start = resolve(f"on {name}", anchor).start
        assert start is not None
        assert start >= anchor.isoformat()


@pytest.mark.parametrize(
    "text", ["on 31 February", "on the 31st", "31 June 2025", "in 99999999 days"]
)
def test_a_date_that_does_not_exist_is_left_open(text: str) -> None:
    assert resolve(text, FRIDAY).end is None


AGREE = [
    ("3 March", "on March 3", True),
    ("3 March 2025", "on 3 March", True),
    ("March", "on 3 March", True),
    ("3 March", "in March", False),
    ("3 March", "on 4 March", False),
    ("next Tuesday", "on Tuesday", True),
    ("18 February", "on Tuesday", True),
    ("11 February", "on Tuesday", True),
    ("19 February", "on Tuesday", False),
    ("tomorrow", "on Saturday", True),
    ("on Tuesday at 9 a.m.", "on Tuesday", False),
    ("within a week", "in a week", True),
    ("next month", "in March", True),
]


@pytest.mark.parametrize(("said", "source", "agrees"), AGREE)
def test_a_date_agrees_with_another_that_states_all_of_it(
    said: str, source: str, *, agrees: bool
) -> None:
    (one,), (other,) = find_dates(f"by {said}"), find_dates(source)
    assert agree(one, other, FRIDAY) is agrees


def test_relative_words_agree_with_no_others_without_an_anchor() -> None:
    (one,), (other,) = find_dates("next Tuesday"), find_dates("on 18 February")
    assert not agree(one, other, None)
    assert isinstance(one, DateExpression)
