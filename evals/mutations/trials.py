"""Owns trying one mutation on one sample: which lines each scorer objects to, and how it moved."""

from collections.abc import Iterator
from typing import NamedTuple

from evals.mutations.base import Direction, Expectation, Mutant, Mutation
from evals.mutations.golden import Golden, Wording
from evals.mutations.verdicts import HEADLINE, Verdict, by_line

_NOTHING = 1e-9
"""What rounding may do to a score."""


class Count(NamedTuple):
    """How many of how many: lines, or briefings where a scorer does not judge single lines."""

    hits: int
    n: int


class Trial(NamedTuple):
    """What one scorer made of one mutant."""

    mutation: str
    wording: Wording
    scorer: str
    direction: Direction
    sample: str
    noticed: Count
    """Of what is spoilt and was no false alarm before, what the scorer objects to."""
    doubted: Count
    """Of the same, what the scorer is in doubt about now and was not before."""
    false_alarms: Count
    """Of what is sound, what the scorer objects to."""
    moved: float | None
    expected: float | None
    headline_rose: bool


def try_out(mutation: Mutation, golden: Golden, before: Verdict) -> Iterator[Trial]:
    """Spoil a gold briefing in all the ways of a mutation; `before` is about the gold."""
    known = before.value(HEADLINE)
    for mutant in mutation.mutants(golden):
        after = Verdict(golden, mutant.briefing)
        now = after.value(HEADLINE)
        rose = now is not None and known is not None and now > known + _NOTHING
        for wanted in mutant.expected:
            counts = _counts(mutant, wanted, before, after)
            yield Trial(
                mutation=mutation.name,
                wording=golden.wording,
                scorer=wanted.scorer,
                direction=wanted.direction,
                sample=golden.sample.id,
                noticed=counts.noticed,
                doubted=counts.doubted,
                false_alarms=counts.false_alarms,
                moved=_moved(wanted.scorer, before, after),
                expected=_signed(wanted),
                headline_rose=rose,
            )


class _Counts(NamedTuple):
    noticed: Count = Count(0, 0)
    doubted: Count = Count(0, 0)
    false_alarms: Count = Count(0, 0)


def _counts(mutant: Mutant, wanted: Expectation, before: Verdict, after: Verdict) -> _Counts:
    """Count line by line where the scorer judges lines and some were spoilt, else the briefing."""
    was, now = by_line(wanted.scorer, before), by_line(wanted.scorer, after)
    if wanted.direction == "same" or was is None or now is None or not mutant.changed:
        return _whole(wanted, _moved(wanted.scorer, before, after) or 0.0)
    changed = frozenset(mutant.changed)
    spoilt, sound = (now.judged & changed) - was.objected, now.judged - changed
    return _Counts(
        Count(len(spoilt & now.objected), len(spoilt)),
        Count(len(spoilt & now.doubted - now.objected - was.doubted), len(spoilt)),
        Count(len(sound & now.objected), len(sound)),
    )


def _whole(wanted: Expectation, moved: float) -> _Counts:
    """Count the briefing: noticed if it moved as it should, false if it should have stayed."""
    if wanted.direction == "same":
        return _Counts(false_alarms=Count(abs(moved) > _NOTHING, 1))
    return _Counts(noticed=Count(moved * (1 if wanted.direction == "up" else -1) > _NOTHING, 1))


def _moved(scorer: str, before: Verdict, after: Verdict) -> float | None:
    was, now = before.value(scorer), after.value(scorer)
    return None if was is None or now is None else now - was


def _signed(wanted: Expectation) -> float | None:
    if wanted.size is None:
        return None
    return -wanted.size if wanted.direction == "down" else wanted.size
