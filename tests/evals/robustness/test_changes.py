"""Ways to spoil a text: each changes it, keeps most of it, and stands any text."""

from random import Random

import pytest

from evals.robustness.changes import CHANGES, Change
from tests.evals.makers import ARTICLE

TEXT = "“We backed it,” said Ann Brown.\n\n" + ARTICLE


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_draws_its_lots_from_what_it_is_given(change: Change) -> None:
    made = [change(TEXT, Random(seed)) for seed in range(20)]
    assert made == [change(TEXT, Random(seed)) for seed in range(20)]
    assert any(text != TEXT for text in made)
    assert any(len(set(text.split()) & set(TEXT.split())) > 20 for text in made)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("text", ["", "x", "\n", "“"])
def test_a_change_stands_next_to_nothing(change: Change, text: str) -> None:
    for seed in range(20):
        change(text, Random(seed))
