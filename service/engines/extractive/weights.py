"""Owns the judging of a candidate: the weights of its features, as a probability."""

from functools import cache
from itertools import repeat
from math import exp

from service.models import Section
from service.text.lexicon import load, pairs


@cache
def weights(section: Section) -> dict[str, float]:
    """Give the weight of each feature of a section."""
    learnt, priors = (load("service.engines.extractive", name) for name in ("weights", "priors"))
    given = pairs(learnt[section]) | pairs(priors.get(section, ()))
    return {name: float(value) for name, value in given.items()}


def probability(section: Section, features: list[str]) -> float:
    """Give how likely a candidate with these features is a line of the section."""
    known = weights(section)
    total = sum(map(known.get, features, repeat(0.0)))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
