"""Weights: what features make of a candidate, as a probability."""

import pytest

from service.engines.extractive.weights import learnt, parsed, probability
from service.models import SECTIONS, Section


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_weights_for_and_against(section: Section) -> None:
    values = learnt()[section].values()
    assert min(values) < 0 < max(values)


@pytest.mark.parametrize("section", SECTIONS)
def test_no_feature_or_an_unknown_one_says_nothing(section: Section) -> None:
    assert probability(learnt()[section], []) == 0.5
    assert probability(learnt()[section], ["no such feature"]) == 0.5


def test_a_feature_counts_for_or_against() -> None:
    known = learnt()["positions"]
    against, favour = min(known, key=lambda name: known[name]), max(known, key=known.__getitem__)
    assert probability(known, [against]) < 0.5 < probability(known, [favour])


def test_any_number_of_features_stays_a_probability() -> None:
    known = learnt()["criticism"]
    assert 0.0 <= probability(known, list(known) * 1000) <= 1.0


def test_other_weights_have_the_priors_too() -> None:
    known = parsed("[criticism]\nrain = -2.5\n")["criticism"]
    assert known["rain"] == -2.5
    assert known["accuses"] == learnt()["criticism"]["accuses"]
