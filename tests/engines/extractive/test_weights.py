"""Weights: what features make of a candidate, as a probability."""

import pytest

from service.engines.extractive.weights import probability, weights
from service.models import SECTIONS, Section


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_weights_for_and_against(section: Section) -> None:
    values = weights(section).values()
    assert min(values) < 0 < max(values)


@pytest.mark.parametrize("section", SECTIONS)
def test_no_feature_or_an_unknown_one_says_nothing(section: Section) -> None:
    assert probability(section, []) == 0.5
    assert probability(section, ["no such feature"]) == 0.5


def test_a_feature_counts_for_or_against() -> None:
    against = min(weights("positions"), key=lambda name: weights("positions")[name])
    favour = max(weights("positions"), key=lambda name: weights("positions")[name])
    assert probability("positions", [against]) < 0.5 < probability("positions", [favour])


def test_any_number_of_features_stays_a_probability() -> None:
    names = list(weights("criticism"))
    assert 0.0 <= probability("criticism", names * 1000) <= 1.0
