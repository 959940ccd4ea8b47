"""The fit: weights that minimise what they should, the same in any order of sums."""

from math import exp, log

import pytest

from evals.training.logistic import fit

ROWS = [["bias", "a"], ["bias", "a", "b"], ["bias", "b"], ["bias"], ["bias", "a"], ["bias", "b"]]
LABELS = [True, True, False, False, True, True]


def held(name: str) -> float:
    return 0.0 if name == "bias" else 1.0


def loss(weights: dict[str, float], cost: float) -> float:
    ridge = sum(held(name) * value * value for name, value in weights.items()) / 2
    scores = [sum(weights[name] for name in row) for row in ROWS]
    signed = [score if label else -score for score, label in zip(scores, LABELS, strict=True)]
    return ridge + cost * sum(log(1 + exp(-score)) for score in signed)


@pytest.mark.parametrize("cost", [0.1, 1.0, 10.0])
def test_no_step_away_from_the_fit_is_better(cost: float) -> None:
    weights = fit(ROWS, LABELS, cost, held)
    best = loss(weights, cost)
    for name in weights:
        for step in (-0.01, 0.01):
            assert loss(weights | {name: weights[name] + step}, cost) > best


def test_what_speaks_for_a_label_weighs_more_than_what_does_not() -> None:
    weights = fit(ROWS, LABELS, 1.0, held)
    assert weights["a"] > weights["b"]


def test_a_feature_held_smaller_weighs_less() -> None:
    free = fit(ROWS, LABELS, 1.0, held)
    small = fit(ROWS, LABELS, 1.0, lambda name: held(name) * (9.0 if name == "a" else 1.0))
    assert 0 < small["a"] < free["a"]
