"""Owns the weights file: which features are kept, how they are fitted, how they are written."""

from collections.abc import Sequence
from pathlib import Path

from evals.training.examples import Example, Examples
from evals.training.logistic import fit
from service.models import SECTIONS

WEIGHTS = Path(__file__).resolve().parents[2] / "service/engines/extractive/data/weights.txt"
COST = 0.3
"""How much an error counts against large weights; chosen by cross-validation over the hands."""
_WORDS_HELD = 3.0
_BIAS = "bias"
_FEWEST = 3
"""A feature of fewer articles than these is not weighed."""
_SMALLEST = 0.02
_BY_HAND = frozenset(["accuses", "critics"])
"""Weighed in priors.txt, for they are too rare here."""
_HEAD = """\
# What each feature of a candidate (features.py) says for its being a line of the section, or
# against it, in log odds. Written by `python -m evals.training`; do not edit.
"""


def write(found: Examples) -> str:
    """Fit the weights of every section and give the content of the file."""
    parts = [_HEAD]
    for section in SECTIONS:
        weights = learn(found[section])
        rows = [f"{name} = {value:.2f}" for name, value in weights.items()]
        parts.append("\n".join([f"[{section}]", *rows]) + "\n")
    return "\n".join(parts)


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Give the weights worth keeping, the bias first, then by name."""
    kept = _frequent(found)
    rows = [sorted(example.features & kept) for example in found]
    weights = fit(rows, [example.gold for example in found], COST, _held)
    order = sorted(weights, key=lambda name: (name != _BIAS, name))
    return {name: weights[name] for name in order if abs(weights[name]) >= _SMALLEST}


def _held(name: str) -> float:
    """Hold the weights of single words smaller; the bias, which every example has, is free."""
    if name == _BIAS:
        return 0.0
    return _WORDS_HELD if name.startswith("word:") else 1.0


def _frequent(found: Sequence[Example]) -> frozenset[str]:
    articles: dict[str, set[str]] = {}
    for example in found:
        for feature in example.features - _BY_HAND:
            articles.setdefault(feature, set()).add(example.article)
    return frozenset(name for name, where in articles.items() if len(where) >= _FEWEST)
