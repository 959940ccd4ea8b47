"""Owns what a time of the text means: its place on the calendar, and whether two times agree."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache

from service.english.moments import Days, Moment, covers, place
from service.english.timetokens import tells_date
from service.english.timewords import DateExpression, find_dates
from service.models import When, WhenKind
from service.text.lexicon import load, pairs

__all__ = ["DateExpression", "agree", "find_dates", "resolve", "tells_date"]

_WORD = re.compile(r"[^\W\d_]+")
_TO_AN_EVENT = re.compile(r"\s+(?:of|after|from|following)\s")


def resolve(text: str | None, anchor: date | None) -> When:
    """Put the time words of a next step on the calendar.

    `start` and `end` are inclusive ISO dates (an instant is a date-time), None where the words or
    a missing anchor leave them open. A bare weekday or date is never before the anchor; "by" and
    "before" a day reach to that day.
    """
    words = text or ""
    found = find_dates(words)
    if not found:
        return _when(text, _kind_without_date(words), None, None, anchor)
    if any(expression.moment.every for expression in found):
        return _when(text, "recurring", None, None, anchor)
    if len(found) > 1 and _bound(words[found[0].end : found[1].start]) == "upper":
        low, high = (place(expression.moment, anchor) for expression in found[:2])
        return _when(text, "range", low and low.first, high and high.last, anchor)
    main = max(found, key=lambda expression: len(expression.moment.stated()))
    if main.moment.count is not None and _TO_AN_EVENT.match(words, main.end):
        return _when(text, "event_bound", None, None, anchor)
    return _resolved(text, main.moment, _bound(words[: main.start]), anchor)


def agree(said: DateExpression, source: DateExpression, anchor: date | None) -> bool:
    """Say whether all that `said` states is stated by `source`, in these words or in others."""
    wide, narrow = replace(said.moment, span=False), replace(source.moment, span=False)
    if covers(wide, narrow):
        return True
    if wide.hour is not None and (wide.hour, wide.minute) != (narrow.hour, narrow.minute):
        return False
    return not _places(wide, anchor).isdisjoint(_places(narrow, anchor))


def _places(moment: Moment, anchor: date | None) -> set[Days]:
    """Give where a time may lie: a bare "Tuesday" of a report is the last one or the next."""
    moments = (moment, replace(moment, shift=-1)) if moment.shift is None else (moment,)
    return {days for each in moments if (days := place(each, anchor))}


def _resolved(text: str | None, moment: Moment, bound: str, anchor: date | None) -> When:
    days, kind = place(moment, anchor), _kind(moment)
    if kind == "instant" and days:
        moment_of_day = time(moment.hour or 0, moment.minute or 0)
        there = datetime.combine(days.first, moment_of_day).isoformat(timespec="minutes")
        return When(text=text, kind=kind, start=there, end=there, anchor=_iso(anchor))
    if bound == "upper" and kind in ("day", "range"):
        return _when(text, "range", anchor if days else None, days and days.last, anchor)
    if bound == "lower" and kind in ("day", "range"):
        return _when(text, "range", days and days.first, None, anchor)
    return _when(text, kind, days and days.first, days and days.last, anchor)


def _kind(moment: Moment) -> WhenKind:
    if moment.hour is not None and moment.hour < 24:
        return "instant"
    one_day = moment.unit == "day" and not moment.span
    if one_day or moment.feast or (moment.unit != "week" and moment.day is not None):
        return "day"
    if moment.weekday is not None:
        return "day"
    several = moment.span and moment.count is None
    return "vague" if several or moment.unit in _without_calendar() else "range"


@cache
def _without_calendar() -> frozenset[str]:
    return frozenset({"hour", "decade", *pairs(load("service.english", "dates")["seasons"])})


def _bound(before: str) -> str:
    """Say which bound the words before a time make it: upper ("by"), lower ("from") or none."""
    groups = load("service.english", "dates")
    for word in reversed(_WORD.findall(before.lower())[-3:]):
        if word in groups["upper bounds"]:
            return "upper"
        if word in groups["lower bounds"]:
            return "lower"
    return ""


def _kind_without_date(words: str) -> WhenKind:
    spoken = _WORD.findall(words.lower())
    if not spoken:
        return "none"
    events = load("service.english", "dates")["events"]
    return "event_bound" if spoken[0] in events and len(spoken) > 1 else "vague"


def _when(
    text: str | None, kind: WhenKind, first: date | None, last: date | None, anchor: date | None
) -> When:
    return When(text=text, kind=kind, start=_iso(first), end=_iso(last), anchor=_iso(anchor))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
