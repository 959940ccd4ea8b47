"""Nothing, and everything: both score badly."""

import pytest

from evals.mutations.base import Mutation
from evals.mutations.extremes import Empty, EverySentence, WholeArticle
from evals.mutations.verdicts import Verdict
from tests.evals.makers import ARTICLE
from tests.evals.mutations.spoilt import lines, made, mutants


@pytest.mark.parametrize(
    ("mutation", "texts"), [(Empty(), set()), (WholeArticle(), {ARTICLE})], ids=["none", "all"]
)
def test_nothing_is_said_or_the_article_is(mutation: Mutation, texts: set[str]) -> None:
    (mutant,) = mutants(mutation)
    assert {line.text for line in lines(mutant)} == texts


def test_every_sentence_stands_in_every_section() -> None:
    (mutant,) = mutants(EverySentence())
    assert len(lines(mutant)) == 3 * 6


LONG = ARTICLE + " The river is as long as ever and nobody minds it in the least." * 5


@pytest.mark.parametrize(
    "mutation", [Empty(), WholeArticle(), EverySentence()], ids=["none", "whole", "every"]
)
def test_the_headline_score_is_low(mutation: Mutation) -> None:
    (mutant,) = mutants(mutation, article=LONG)
    value = Verdict(made(article=LONG), mutant.briefing).value("headline")
    assert value is not None
    assert value <= 0.4
