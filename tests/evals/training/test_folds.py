"""Cross-validation: no article is briefed by weights that its own hand taught."""

import pytest

from evals.dataset import TRAIN, load
from evals.training import folds
from evals.training.examples import Examples
from evals.training.folds import cross_validate, hand, parts
from evals.training.weights import write

SAMPLES = [each for each in load(TRAIN).samples if hand(each.id) in {"ta", "tb", "tc"}]


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_each_hand_is_whole_in_one_part_and_none_is_lost(count: int) -> None:
    found = parts(SAMPLES, count)
    assert len(found) == min(count, 3)
    assert sorted(each.id for part in found for each in part) == [each.id for each in SAMPLES]
    hands = [{hand(each.id) for each in part} for part in found]
    assert sum(map(len, hands)) == 3


def test_figures_of_other_hands_are_lower_than_those_of_the_own_but_not_nothing() -> None:
    few = [each for each in SAMPLES if hand(each.id) != "tc"]
    figures = cross_validate(few, 2)
    assert figures.articles == len(few)
    assert 0.3 < figures.macro_f1 < 0.95
    assert figures.bad_spans == 0


def test_no_article_is_briefed_by_weights_of_its_own_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taught: list[set[str]] = []

    def noted(found: Examples) -> str:
        taught.append({hand(row.article) for rows in found.values() for row in rows})
        return write(found)

    monkeypatch.setattr(folds, "write", noted)
    cross_validate([each for each in SAMPLES if hand(each.id) != "tc"], 2)
    assert taught == [{"tb"}, {"ta"}]
