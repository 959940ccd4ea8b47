"""Owns the finding of dates and times in English text, as the text states them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from service.english.moments import Moment
from service.english.timetokens import END, Token, tells_date, tokens
from service.text.lexicon import load, pairs

_SHORT = frozenset({"may", "june", "july"})
"""Months of four letters or fewer that are no abbreviations."""
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time as the text has it (`text` is `source[start:end]`), and what it states."""

    start: int
    end: int
    text: str
    moment: Moment


class _Read(NamedTuple):
    """A moment read from tokens, and the token after it."""

    moment: Moment
    next: int


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateExpression]:
    """Find the dates and times of `text[start:end]` in order; they do not overlap."""
    end = len(text) if end is None else end
    if not tells_date(text[start:end]):
        return []
    return list(_Finder(text, start, end).expressions())


class _Finder:
    """Reads tokens from left to right; what a rule looks at is bounded, so the time is linear."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.tokens = list(tokens(text, start, end))
        self.whole = len(self.tokens) == 1

    def expressions(self) -> Iterator[DateExpression]:
        at = 0
        while at < len(self.tokens):
            read = self.read(at)
            if read is None:
                at += 1
                continue
            first, last = self.tokens[at].start, self.tokens[read.next - 1].end
            yield DateExpression(first, last, self.text[first:last], read.moment)
            at = read.next

    def read(self, at: int) -> _Read | None:
        """Read the longest time that begins with the token at `at`."""
        rule = _RULES.get(self.tokens[at].kind)
        read = rule(self, at) if rule else None
        while read and (longer := self.extended(read)):
            read = longer
        return read

    def at(self, index: int) -> Token:
        """Give a token that follows others, or `END` where it is not joined to the one before."""
        if index < len(self.tokens) and self.tokens[index].joined:
            return self.tokens[index]
        return END

    def before(self, at: int) -> str:
        """Give the word before a token, where the two are joined."""
        return self.tokens[at - 1].word if at and self.tokens[at].joined else ""

    def opened(self, at: int) -> bool:
        """Say whether a preposition stands before, so that a lone month or year is a time."""
        back = at - 1 if self.before(at) == "the" else at
        return self.whole or (back >= 0 and self.before(back) in _openers())

    def skip(self, index: int, *words: str) -> int:
        """Give the index after those of `words` that stand at `index`, in their order."""
        for word in words:
            if self.at(index).word == word:
                index += 1
        return index

    def extended(self, read: _Read) -> _Read | None:
        """Join a second time to the first where they complete each other: "noon on Wednesday"."""
        index = read.next
        while self.at(index).word in ("on", "at", "of", "the"):
            index += 1
        following = self.at(index)
        if following is END or following.kind not in _RULES:
            return None
        further = _RULES[following.kind](self, index)
        if further is None or not _complete(read.moment, further.moment):
            return None
        return _Read(_merged(read.moment, further.moment), further.next)

    # --- one rule for each kind of first token ---

    def iso(self, at: int) -> _Read:
        year, month, day = map(int, self.tokens[at].word.split("-"))
        return _Read(Moment(year, month, day), at + 1)

    def clock(self, at: int) -> _Read | None:
        hour, minute = map(int, f"{self.tokens[at].value}:0".split(":")[:2])
        if hour > 24 or minute > 59:
            return None  # a score, a ratio
        return _Read(Moment(hour=hour, minute=minute), at + 1)

    def number(self, at: int) -> _Read | None:
        """Read "3 March", "2 and 3 April", "in 2027", "in two weeks", "three days ago"."""
        value = int(self.tokens[at].value)
        month = self.skip(at + 1, "of")
        if 1 <= value <= 31 and (found := self.month_after(month)):
            return found._replace(moment=replace(found.moment, day=value))
        if 1 <= value <= 31 and self.at(at + 1).word in ("and", "to", "or", ""):
            later = at + 1 if self.at(at + 1).kind == "number" else at + 2
            if self.at(later).kind in ("number", "ordinal") and (
                found := self.month_after(later + 1)
            ):
                return _Read(Moment(month=found.moment.month, day=value), at + 1)
        if 1 <= value <= 31 and (month_before := self.listed(at)):
            return _Read(Moment(month=month_before, day=value), at + 1)
        if self.at(at + 1).kind == "units":
            return self.counted(at, value, at + 1)
        if value in _YEARS and self.tokens[at].word.isdigit() and self.opened(at):
            return _Read(Moment(value), at + 1)
        return None

    def listed(self, at: int) -> int:
        """Give the month of the 25 of "Feb. 24 and 25", 0 where there is none."""
        first = at - 2 if self.before(at) in ("and", "to") else at - 1
        if first < 1 or not self.tokens[at].joined or self.tokens[first].kind != "number":
            return 0
        month = self.tokens[first - 1]
        return int(month.value) if month.kind == "months" and self.tokens[first].joined else 0

    def month_after(self, at: int) -> _Read | None:
        token = self.at(at)
        if token.kind != "months":
            return None
        return self.with_year(_Read(Moment(month=int(token.value)), at + 1))

    def with_year(self, read: _Read) -> _Read:
        token = self.at(read.next)
        if token.kind == "number" and token.word.isdigit() and int(token.value) in _YEARS:
            return _Read(replace(read.moment, year=int(token.value)), read.next + 1)
        return read

    def ordinal(self, at: int) -> _Read | None:
        """Read "3rd of March", "on the 22nd", "the 20th of this month"."""
        value, month = int(self.tokens[at].value), self.skip(at + 1, "of")
        if value > 31:
            return None
        if found := self.month_after(month):
            return found._replace(moment=replace(found.moment, day=value))
        if self.at(month).word == "this" and self.at(month + 1).word == "month":
            return _Read(Moment(day=value), month + 2)
        return (
            _Read(Moment(day=value), at + 1)
            if self.before(at) == "the" and self.opened(at)
            else None
        )

    def months(self, at: int) -> _Read | None:
        """Read "March 3, 2025", "May 2025", "in May"; a lone "May" or "Jun" may be anybody."""
        month, day = int(self.tokens[at].value), self.at(at + 1)
        if day.kind in ("number", "ordinal") and 1 <= int(day.value) <= 31:
            return self.with_year(_Read(Moment(month=month, day=int(day.value)), at + 2))
        read = self.with_year(_Read(Moment(month=month), self.skip(at + 1, "of")))
        if read.moment.year:
            return read
        token = self.tokens[at]
        owner = token.end - token.start > len(token.word)  # "October's by-elections"
        lone = owner or (self.opened(at) and (len(token.word) > 4 or token.word in _SHORT))
        return _Read(Moment(month=month), at + 1) if lone else None

    def weekdays(self, at: int) -> _Read:
        """Read "Tuesday", "Tuesday week", "Tuesday next week", "Tuesday night"."""
        moment, after = Moment(weekday=int(self.tokens[at].value)), at + 1
        if self.at(after).kind == "parts of a day":
            after += 1
        if self.at(after).word == "week":
            return _Read(replace(moment, unit="week"), after + 1)
        if self.at(after).kind == "shifts" and self.at(after + 1).word == "week":
            shift = int(self.at(after).value)
            return _Read(replace(moment, unit="week", shift=shift), after + 2)
        return _Read(moment, after)

    def plural_weekdays(self, at: int) -> _Read:
        return _Read(Moment(weekday=int(self.tokens[at].value), every=True), at + 1)

    def days(self, at: int) -> _Read:
        moment, after = Moment(count=int(self.tokens[at].value), unit="day"), at + 1
        return _Read(moment, after + (self.at(after).kind == "parts of a day"))

    def shifts(self, at: int) -> _Read | None:
        """Read "next week", "the past two years", "this summer", "last March", "this morning"."""
        shift, after = int(self.tokens[at].value), at + 1
        token = self.at(after)
        if token.kind == "units":
            several = token.word.endswith("s")
            return _Read(Moment(shift=shift, unit=token.value, span=several), after + 1)
        if token.kind == "number" and self.at(after + 1).kind == "units" and shift:
            count, unit = shift * int(token.value), self.at(after + 1).value
            return _Read(Moment(count=count, unit=unit, span=True), after + 2)
        if token.word in ("few", "several", "couple"):
            after = self.skip(after + 1, "of")
            unit = self.at(after).value if self.at(after).kind == "units" else ""
            return _Read(Moment(shift=shift, unit=unit, span=True), after + 1) if unit else None
        if token.kind == "parts of a day" and not shift:
            return _Read(Moment(count=0, unit="day"), after + 1)
        return self.shifted(shift, after)

    def shifted(self, shift: int, after: int) -> _Read | None:
        kind = self.at(after).kind
        if kind == "seasons":
            return _Read(Moment(shift=shift, unit=self.at(after).value), after + 1)
        if kind in ("months", "weekdays", "feasts") and self.tokens[after - 1].word != "past":
            read = _RULES[kind](self, after)
            if read and read.moment.shift is None:
                return read._replace(moment=replace(read.moment, shift=shift))
        return None

    def parts(self, at: int) -> _Read | None:
        """Read "early May", "end of next week", "later this month", "first half of 2026"."""
        part, after = self.tokens[at].value, at + 1
        unit = ""
        if part in ("first", "second", "third", "fourth"):
            unit = self.at(after).value or self.at(after).word
            if unit not in ("half", "quarter", "week") or self.at(after + 1).word != "of":
                return None
            after += 1
        after = self.skip(after, "in", "of", "the")
        token = self.at(after)
        if token.kind == "units" and token.value in ("week", "month", "year") and not unit:
            read: _Read | None = _Read(Moment(shift=0, unit=token.value), after + 1)
        elif token.kind in ("months", "shifts", "number", "feasts"):
            read = _RULES[token.kind](self, after)
        else:
            read = None
        if read is None or read.moment.part or read.moment.day or read.moment.count is not None:
            return None
        moment = replace(read.moment, part=part)
        return read._replace(moment=replace(moment, unit=unit) if unit else moment)

    def recurring(self, at: int) -> _Read | None:
        """Read "every Monday", "each week", "monthly"."""
        token, following = self.tokens[at], self.at(at + 1)
        if self.text[token.start - 1 : token.start] == "-":  # "four-weekly"
            return None
        if token.value:
            return _Read(Moment(unit=token.value, every=True), at + 1)
        if following.kind == "units":
            return _Read(Moment(unit=following.value, every=True), at + 2)
        if following.kind in ("weekdays", "months"):
            value = int(following.value)
            whole = Moment(weekday=value) if following.kind == "weekdays" else Moment(month=value)
            return _Read(replace(whole, every=True), at + 2)
        return None

    def units(self, at: int) -> _Read | None:
        """Read "a week ago", "within a year", "the week of 18 January", "over the weekend"."""
        token = self.tokens[at]
        if self.before(at) in ("a", "an") and token.word == token.value:
            return self.counted(at - 1, 1, at)
        if token.word == "week" and self.at(at + 1).word == "of":
            read = self.read(at + 2) if self.at(at + 2).kind in ("number", "months") else None
            return read and read._replace(moment=replace(read.moment, unit="week"))
        if token.word == "weekend" and self.before(at) == "the":
            return _Read(Moment(shift=0, unit="weekend"), at + 1)
        if token.word == "year" and self.at(at + 1).word == "end":
            return _Read(Moment(shift=0, unit="year", part="end"), at + 2)
        return None

    def counted(self, at: int, count: int, unit: int) -> _Read | None:
        """Read the number at `at` and its unit as a distance from now, where the words say so."""
        name, after = self.tokens[unit].value, unit + 1
        if self.at(after).word == "ago":
            return _Read(Moment(count=-count, unit=name), after + 1)
        opener = self.before(at)
        if opener in ("within", "inside"):
            return _Read(Moment(count=count, unit=name, span=True), after)
        return _Read(Moment(count=count, unit=name), after) if opener == "in" else None

    def feasts(self, at: int) -> _Read | None:
        """Read "Christmas", "New Year's Eve", "Thanksgiving 2028"."""
        feasts = pairs(load("service.english", "dates")["feasts"])
        words = self.tokens[at].word
        after = at + 1
        while f"{words} {self.at(after).word}" in feasts:
            words, after = f"{words} {self.at(after).word}", after + 1
        if not feasts.get(words):
            return None
        if words == "new year":
            return _Read(Moment(month=1, shift=1), after)
        return self.with_year(_Read(Moment(feast=feasts[words]), after))


_RULES: dict[str, Callable[[_Finder, int], _Read | None]] = {
    "iso": _Finder.iso,
    "clock": _Finder.clock,
    "number": _Finder.number,
    "ordinal": _Finder.ordinal,
    "months": _Finder.months,
    "weekdays": _Finder.weekdays,
    "plural weekdays": _Finder.plural_weekdays,
    "days": _Finder.days,
    "shifts": _Finder.shifts,
    "parts": _Finder.parts,
    "recurring": _Finder.recurring,
    "units": _Finder.units,
    "feasts": _Finder.feasts,
}


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("service.english", "dates")["openers"])


def _complete(one: Moment, other: Moment) -> bool:
    """Say whether two times are parts of one: a clock's and a day's, a weekday and its date."""
    first, second = one.stated(), other.stated()
    if first.keys() & second.keys():
        return False
    if "hour" in first or "hour" in second:
        day = second if "hour" in first else first
        return bool(day.keys() & {"day", "weekday", "feast"}) or day.get("unit") == "day"
    return {"weekday"} in (first.keys(), second.keys()) and "day" in {*first, *second}


def _merged(one: Moment, other: Moment) -> Moment:
    values = {**one.stated(), **other.stated()}
    return Moment(**values)  # type: ignore[arg-type]  # both are parts of Moments
