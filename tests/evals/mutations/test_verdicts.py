"""What scorers say of single lines, and of a briefing as a whole."""

import pytest

from evals.mutations.extremes import Empty
from evals.mutations.golden import golden
from evals.mutations.misplacement import WrongSection
from evals.mutations.spans import ShiftSpan
from evals.mutations.targets import SwapCriticAndTarget
from evals.mutations.verdicts import Verdict, by_line
from evals.scoring import score
from tests.evals.makers import sample
from tests.evals.mutations.spoilt import made, mutants


@pytest.mark.parametrize(
    ("mutation", "scorer"),
    [
        (SwapCriticAndTarget(), "who"),
        (ShiftSpan(), "grounding"),
        (WrongSection(), "section"),
    ],
    ids=lambda each: getattr(each, "name", each),
)
def test_a_scorer_objects_to_the_lines_that_are_spoilt(mutation: object, scorer: str) -> None:
    for mutant in mutants(mutation):  # type: ignore[arg-type]  # parametrize says object
        said = by_line(scorer, Verdict(made(), mutant.briefing))
        assert said is not None
        assert said.objected == frozenset(mutant.changed)


@pytest.mark.parametrize("scorer", ["who", "when", "grounding", "section", "traps", "precision"])
def test_no_scorer_objects_to_the_gold(scorer: str) -> None:
    said = by_line(scorer, Verdict(made(), made().briefing))
    assert said is not None
    assert (bool(said.judged), said.objected) == (True, frozenset())


def test_only_dated_steps_are_judged_by_their_date() -> None:
    said = by_line("when", Verdict(made(), made().briefing))
    assert said is not None
    assert len(said.judged) == 1


@pytest.mark.parametrize("scorer", ["coverage", "redundancy", "headline"])
def test_some_scorers_judge_no_single_line(scorer: str) -> None:
    assert by_line(scorer, Verdict(made(), made().briefing)) is None


def test_the_values_are_those_of_the_harness() -> None:
    each = golden(sample(), "gist")
    scores = score(each.sample, each.briefing.model_dump(mode="json", by_alias=True)).scores
    verdict = Verdict(each, each.briefing)
    assert {name: verdict.value(name) for name in scores} == {n: s.value for n, s in scores.items()}


def test_an_empty_briefing_scores_nothing() -> None:
    (mutant,) = mutants(Empty())
    assert Verdict(made(), mutant.briefing).value("headline") == 0.0
