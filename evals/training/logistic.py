"""Owns the fit: logistic regression on features that are there or not, with a ridge penalty.

Minimises half the squared weights plus `cost` times the log loss, by Newton steps on one weight at
a time (Fan et al., LIBLINEAR, 2008, section 2.2 of its appendix names the family). Written out in
plain floating-point sums in a fixed order, so that it gives the same digits on every machine.
"""

from collections.abc import Callable, Sequence
from math import exp

_MOST_SWEEPS = 200
_STEP = 1.0
"""No weight moves further at once: the curve is only trusted nearby."""


def fit(
    rows: Sequence[Sequence[str]],
    labels: Sequence[bool],
    cost: float,
    held: Callable[[str], float],
) -> dict[str, float]:
    """Give the weight of each feature in `rows`, to about four digits.

    `rows[i]` names the features of example i, `labels[i]` says whether it is a positive one, and
    `held` says how small the weight of a feature is held: 1 is usual, 0 leaves it free.
    """
    columns: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for feature in row:
            columns.setdefault(feature, []).append(at)
    order = sorted(columns)
    signs = [1.0 if label else -1.0 for label in labels]
    weights = dict.fromkeys(order, 0.0)
    scores = [0.0] * len(rows)
    for _ in range(_MOST_SWEEPS):
        largest = 0.0
        for feature in order:
            ridge = held(feature)
            slope = weights[feature] * ridge
            step = _newton(columns[feature], signs, scores, slope, ridge, cost)
            weights[feature] += step
            for at in columns[feature]:
                scores[at] += step
            largest = max(largest, abs(step))
        if largest < 1e-5:
            break
    return weights


def _newton(
    column: list[int],
    signs: list[float],
    scores: list[float],
    slope: float,
    curvature: float,
    cost: float,
) -> float:
    """Give the step for one weight: slope over curvature of what is minimised.

    `slope` and `curvature` come with the share of the ridge.
    """
    for at in column:
        wrong = 1.0 / (1.0 + exp(signs[at] * scores[at]))
        slope -= cost * signs[at] * wrong
        curvature += cost * wrong * (1.0 - wrong)
    return max(-_STEP, min(_STEP, -slope / max(curvature, 1e-9)))
