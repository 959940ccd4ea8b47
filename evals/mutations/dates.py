"""Owns the mutation that changes a date, in a line's words and in its time."""

from collections.abc import Iterator
from datetime import date, timedelta

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, told
from evals.mutations.wording import change, other_day
from service.models import NextStep, When

_LATER = timedelta(days=400)
"""More than the widest time that gold states at the precision of a year."""


class ChangeDate:
    """Moves the time of a next step by more than a year, and puts other words for it."""

    name = "change date"
    wordings: tuple[Wording, ...] = ("verbatim", "gist")

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Change every second line that states a date outside quotation marks."""
        for half in halves(golden, _misdated):
            expected = (Expectation("when", "down"), Expectation("grounding", "down", half.share))
            yield Mutant(half.briefing, half.changed, expected)


def _misdated(line: SectionLine) -> SectionLine | None:
    text = _other(line.text)
    if not isinstance(line, NextStep) or not (line.when.text or line.when.start):
        return told(line, text) if text else None
    stated = line.when.text and _other(line.when.text)
    if stated is None and (line.when.text or text is None):
        return None
    return told(line, text or line.text, when=_moved(line.when, stated))


def _moved(when: When, stated: str | None) -> When:
    days = {"start": _later(when.start), "end": _later(when.end)}
    return when.model_copy(update={"text": stated, **days})


def _other(text: str) -> str | None:
    return other_day(text) or change(text, "dates")


def _later(day: str | None) -> str | None:
    return day and (date.fromisoformat(day) + _LATER).isoformat()
