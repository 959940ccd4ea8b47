"""Moments on the calendar: feasts, parts of months and years, and what covers what."""

from datetime import date

import pytest

from service.english.moments import Days, Moment, covers, place

ANCHOR = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1961, (4, 2)), (2000, (4, 23)), (2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20))],
)
def test_easter_is_reckoned(year: int, easter: tuple[int, int]) -> None:
    day = date(year, *easter)
    assert place(Moment(year=year, feast="easter"), None) == Days(day, day)


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (Moment(month=2, year=2028), "2028-02-01", "2028-02-29"),
        (Moment(month=11), "2026-11-01", "2026-11-30"),
        (Moment(month=10), "2027-10-01", "2027-10-31"),
        (Moment(month=10, shift=-1), "2026-10-01", "2026-10-31"),
        (Moment(year=2030, part="early"), "2030-01-01", "2030-04-30"),
        (Moment(year=2030, part="second", unit="half"), "2030-07-01", "2030-12-31"),
        (Moment(shift=0, unit="year", part="end"), "2026-11-25", "2026-12-31"),
        (Moment(shift=1, unit="quarter"), "2027-01-01", "2027-03-31"),
        (Moment(count=-3, unit="month"), "2026-08-01", "2026-08-31"),
        (Moment(count=2, unit="week", span=True), "2026-11-23", "2026-12-07"),
        (Moment(weekday=0), "2026-11-23", "2026-11-23"),
    ],
)
def test_a_moment_is_placed(moment: Moment, first: str, last: str) -> None:
    assert place(moment, ANCHOR) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "moment",
    [
        Moment(weekday=0, every=True),
        Moment(shift=1, unit="week", span=True),
        Moment(shift=0, unit="summer"),
        Moment(month=2, day=31, year=2026),
        Moment(count=10**6, unit="year"),
    ],
)
def test_what_cannot_be_placed_is_not(moment: Moment) -> None:
    assert place(moment, ANCHOR) is None


def test_a_wider_moment_covers_a_narrower_one_and_not_the_other_way_round() -> None:
    march, third = Moment(month=3), Moment(month=3, day=3)
    assert covers(march, third)
    assert not covers(third, march)
