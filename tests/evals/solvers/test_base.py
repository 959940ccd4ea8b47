"""What holds for every solver, on every seed."""

import pytest

from evals.dataset import load
from evals.solvers import baselines, engine
from evals.solvers.base import Solver
from service.errors import InvalidRequest

SEEDS = load().samples[:6]
SOLVERS = [engine("extractive"), *baselines()]


@pytest.mark.parametrize("solver", SOLVERS, ids=lambda solver: solver.name)
def test_every_span_holds_its_words_and_the_same_comes_out_each_time(solver: Solver) -> None:
    for sample in SEEDS:
        briefing, again = solver.solve(sample), solver.solve(sample)
        if briefing is None or again is None:
            assert briefing is again
            continue
        assert (briefing.headline, briefing.summary) == (again.headline, again.summary)
        assert briefing.sections == again.sections
        text = briefing.sources[0].text
        assert briefing.sections.positions.lines
        for line in briefing.lines():
            assert all(text[e.start : e.end] == e.text for e in line.evidence)


def test_names_are_unique() -> None:
    assert len({solver.name for solver in SOLVERS}) == len(SOLVERS) == 6


@pytest.mark.parametrize(
    "name", ["lead-3", "LEXRANK", "cue words", "model replies", "Model replies, grounded"]
)
def test_a_baseline_can_be_asked_for_by_its_name(name: str) -> None:
    assert engine(name).name.casefold() == name.casefold()


def test_an_engine_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="no engine is called 'magic'"):
        engine("magic")
