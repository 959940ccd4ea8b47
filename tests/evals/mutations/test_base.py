"""The contract of mutations, kept by every one of them on two seeds and on the small sample."""

import pytest

from evals.dataset import SEEDS, load
from evals.mutations.base import Mutation
from evals.mutations.families import MUTATIONS
from evals.mutations.golden import golden
from service.models import Briefing
from tests.evals.makers import sample

SAMPLES = (*load(SEEDS).samples[:2], sample())
EACH = [
    (mutation, golden(each, wording))
    for mutation in MUTATIONS
    for wording in mutation.wordings
    for each in SAMPLES
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_mutation_fits_one_of_them(mutation: Mutation) -> None:
    assert any(list(mutation.mutants(made)) for each, made in EACH if each is mutation)


def test_what_comes_out_is_another_briefing_by_the_contract() -> None:
    for mutation, made in EACH:
        for mutant in mutation.mutants(made):
            assert mutant.briefing != made.briefing
            assert Briefing.model_validate_json(mutant.briefing.to_json()) == mutant.briefing


def test_spoilt_lines_are_there_and_every_line_has_its_own_id() -> None:
    for mutation, made in EACH:
        for mutant in mutation.mutants(made):
            ids = [line.id for line in mutant.briefing.lines()]
            assert len(ids) == len(set(ids))
            assert {*mutant.changed} <= {*ids}


def test_no_line_is_spoilt_twice() -> None:
    for mutation, made in EACH:
        spoilt = [key for mutant in mutation.mutants(made) for key in mutant.changed]
        assert len(spoilt) == len(set(spoilt))


def test_no_lots_are_drawn() -> None:
    for mutation, made in EACH:
        assert list(mutation.mutants(made)) == list(mutation.mutants(made))
