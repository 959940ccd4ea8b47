"""Trials: what is counted when a mutant is scored."""

from collections.abc import Iterator

import pytest

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.omission import Drop
from evals.mutations.targets import SwapCriticAndTarget
from evals.mutations.trials import Count, Trial, try_out
from evals.mutations.verdicts import Verdict
from tests.evals.mutations.spoilt import made, mutants


def trials(mutation: object) -> list[Trial]:
    golden = made()
    return list(try_out(mutation, golden, Verdict(golden, golden.briefing)))  # type: ignore[arg-type]  # any


class Untouched:
    """Claims to have spoilt the first line, and has not."""

    name = "untouched"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        expected = (Expectation("who", "down"), Expectation("coverage", "same", 0.0))
        yield Mutant(golden.briefing, tuple(golden.records)[:1], expected)


def test_lines_are_counted_where_the_scorer_judges_lines() -> None:
    who = trials(SwapCriticAndTarget())[0]
    assert (who.noticed, who.false_alarms) == (Count(1, 1), Count(0, 4))
    assert (who.moved, who.expected) == pytest.approx((-2 / 6, -2 / 6))


def test_briefings_are_counted_where_lines_are_missing() -> None:
    (trial,) = trials(Drop("half", 2))
    assert (trial.noticed, trial.false_alarms, trial.moved) == (Count(1, 1), Count(0, 0), -0.5)


def test_what_no_scorer_could_see_is_counted_as_not_noticed() -> None:
    who, coverage = trials(Untouched())
    assert (who.noticed, who.moved) == (Count(0, 1), 0.0)
    assert (coverage.noticed, coverage.false_alarms) == (Count(0, 0), Count(0, 1))


def test_a_spoilt_briefing_that_beats_the_one_before_is_named() -> None:
    golden = made()
    (worse,) = mutants(Drop("half", 2))
    better = list(try_out(Untouched(), golden, Verdict(golden, worse.briefing)))
    assert [trial.headline_rose for trial in better] == [True, True]
