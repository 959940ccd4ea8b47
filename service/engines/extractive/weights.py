"""Owns the judging of a candidate: the weights of its features, as a probability."""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from service.models import SECTIONS, Section
from service.text.lexicon import load, pairs, parse

Weights = Mapping[Section, Mapping[str, float]]
"""Log odds of each feature, for each section."""


@cache
def learnt() -> Weights:
    """Give the weights of `weights.txt`."""
    return _with_priors(load("service.engines.extractive", "weights"))


def parsed(content: str) -> Weights:
    """Give the weights of a text in the form of `weights.txt`."""
    return _with_priors(parse(content))


def probability(known: Mapping[str, float], features: Iterable[str]) -> float:
    """Give how likely a candidate with these features is a line of the section of the weights."""
    total = sum(filter(None, map(known.get, features)))  # most features weigh nothing
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _with_priors(groups: Mapping[str, tuple[str, ...]]) -> Weights:
    priors = load("service.engines.extractive", "priors")
    rows = {each: pairs(groups.get(each, ())) | pairs(priors.get(each, ())) for each in SECTIONS}
    return {
        section: {name: float(value) for name, value in given.items()}
        for section, given in rows.items()
    }
