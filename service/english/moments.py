"""Owns `Moment`, what a time expression says, and its place on the calendar for a given anchor."""

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """A run of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a time as the text states them; nothing in it is resolved."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    hour: int | None = None
    minute: int | None = None
    shift: int | None = None
    """-1 for last, 0 for this, 1 for next."""
    unit: str = ""
    count: int | None = None
    """Units from the anchor: 1 day is tomorrow, -3 days is three days ago."""
    part: str = ""
    """early, mid, late, start, end, later, earlier, first, second, third, fourth, or of a day."""
    feast: str = ""
    every: bool = False
    span: bool = False
    """Whether the whole stretch from the anchor on is meant: within two weeks."""

    def stated(self) -> dict[str, object]:
        """Give the parts that the text states."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value
            for name, value in values.items()
            if value is not None and value != "" and value is not False
        }


def covers(wide: Moment, narrow: Moment) -> bool:
    """Say whether all that `wide` states stands in `narrow` too: "in March" in "on 3 March"."""
    stated = narrow.stated()
    return all(stated.get(name) == value for name, value in wide.stated().items())


def place(moment: Moment, anchor: date | None) -> Days | None:
    """Put a moment on the calendar; one that may lie on either side of the anchor lies ahead of it.

    None where it recurs, is vague, or is relative and there is no anchor.
    """
    if moment.every or (moment.span and moment.count is None):
        return None
    try:
        return _absolute(moment) or (_relative(moment, anchor) if anchor else None)
    except (ValueError, OverflowError):  # 31 February, or beyond the calendar
        return None


def _absolute(moment: Moment) -> Days | None:
    if moment.year is None:
        return None
    if moment.feast:
        return _day(_feast(moment.feast, moment.year))
    if moment.month is None:
        return _part(_year(moment.year), moment)
    if moment.day is not None:
        return _day(date(moment.year, moment.month, moment.day))
    return _part(_month(moment.year, moment.month), moment)


def _relative(moment: Moment, anchor: date) -> Days | None:
    if moment.count is not None:
        return _counted(moment, anchor)
    if moment.feast or moment.month is not None:
        return _in_some_year(moment, anchor)
    if moment.day is not None:
        return _day_of_month(moment.day, anchor)
    if moment.weekday is not None:
        return _weekday(moment, anchor)
    if moment.unit:
        return _unit(moment, anchor)
    return _day(anchor) if moment.hour is not None else None


def _in_some_year(moment: Moment, anchor: date) -> Days | None:
    """Find the year of a date without one: the next, or the one before where the text says last."""
    past = moment.shift == -1
    steps = (0, -1) if past else (0, 1)
    for step in steps:
        found = _absolute(replace(moment, year=anchor.year + step))
        if found and (found.first < anchor if past else found.last >= anchor):
            return found
    return None


def _day_of_month(day: int, anchor: date) -> Days:
    month = anchor if day >= anchor.day else _month(anchor.year, anchor.month).last + timedelta(1)
    return _day(month.replace(day=day))


def _weekday(moment: Moment, anchor: date) -> Days:
    assert moment.weekday is not None
    ahead = (moment.weekday - anchor.weekday()) % 7
    if moment.unit == "week":  # "Tuesday week", "Tuesday next week"
        monday = anchor - timedelta(anchor.weekday())
        if moment.shift is None:
            return _day(anchor + timedelta((ahead or 7) + 7))
        return _day(monday + timedelta(7 * moment.shift + moment.weekday))
    if moment.shift == 1:
        return _day(anchor + timedelta(7 - anchor.weekday() + moment.weekday))
    if moment.shift == -1:
        return _day(anchor - timedelta(7 - ahead))
    return _day(anchor + timedelta(ahead))


def _counted(moment: Moment, anchor: date) -> Days | None:
    """Place "tomorrow", "in two weeks", "within 100 days", "three months ago"."""
    assert moment.count is not None
    count, unit = moment.count, moment.unit
    if unit in ("day", "week", "fortnight"):
        there = anchor + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        around = _day(there) if unit == "day" else _week(there)
    elif unit in ("month", "year"):
        months = anchor.year * 12 + anchor.month - 1 + count * (12 if unit == "year" else 1)
        whole = _month(months // 12, months % 12 + 1)
        there = whole.first.replace(day=min(anchor.day, whole.last.day))
        around = whole if unit == "month" else _year(there.year)
    else:
        return None
    if moment.span:
        return Days(min(anchor, there), max(anchor, there))
    return around


def _unit(moment: Moment, anchor: date) -> Days | None:
    """Place "next week", "later this month", "the end of the year"."""
    shift = moment.shift or 0
    if moment.unit == "weekend":
        saturday = anchor - timedelta(anchor.weekday()) + timedelta(5 + 7 * shift)
        return Days(saturday, saturday + timedelta(1))
    whole = _whole(moment.unit, shift, anchor)
    if whole is None:
        return None
    if moment.part == "later":
        return Days(anchor, whole.last)
    return Days(whole.first, anchor) if moment.part == "earlier" else _part(whole, moment)


def _whole(unit: str, shift: int, anchor: date) -> Days | None:
    if unit == "day":
        return _day(anchor + timedelta(shift))
    if unit == "week":
        return _week(anchor + timedelta(7 * shift))
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return _month(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        return _quarter(quarters // 4, quarters % 4)
    return _year(anchor.year + shift) if unit == "year" else None


def _part(whole: Days, moment: Moment) -> Days:
    """Narrow a month or year: early, mid and late are thirds, start and end a tenth of it."""
    length, part = (whole.last - whole.first).days + 1, moment.part
    ordinal = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(part)
    if ordinal is not None and moment.unit == "week":
        first = whole.first + timedelta(7 * ordinal)
        return Days(first, first + timedelta(6))
    if ordinal is not None:
        pieces = 4 if moment.unit == "quarter" else 2
        return _piece(whole, ordinal, pieces) if ordinal < pieces else whole
    if part in ("early", "mid", "late"):
        return _piece(whole, ("early", "mid", "late").index(part), 3)
    if part == "start":
        return Days(whole.first, whole.first + timedelta(length // 10))
    return Days(whole.last - timedelta(length // 10), whole.last) if part == "end" else whole


def _piece(whole: Days, index: int, pieces: int) -> Days:
    """Cut a year by months and a month by days."""
    if (whole.first.year, whole.last.month, whole.first.month) == (whole.last.year, 12, 1):
        months = 12 // pieces
        last = _month(whole.first.year, months * (index + 1)).last
        return Days(date(whole.first.year, months * index + 1, 1), last)
    size = 31 // pieces
    first = whole.first + timedelta(size * index)
    return Days(first, whole.last if index == pieces - 1 else first + timedelta(size - 1))


def _feast(name: str, year: int) -> date:
    if name == "easter":
        return _easter(year)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta((3 - first.weekday()) % 7 + 21)
    month, day = name.split("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Reckon Easter Sunday by the Gregorian rule (golden number, epact, Sunday letter)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(moon - weekday)


def _day(day: date) -> Days:
    return Days(day, day)


def _week(day: date) -> Days:
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _quarter(year: int, index: int) -> Days:
    return Days(date(year, 3 * index + 1, 1), _month(year, 3 * index + 3).last)


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))
