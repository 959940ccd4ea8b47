"""Owns the making of texts that nobody wrote: parts of articles, spliced and then spoilt."""

import random
from collections.abc import Callable, Sequence

from evals.robustness.changes import CHANGES
from evals.robustness.pieces import pieces

LONGEST = 1_500
"""Characters of a text, so that tens of thousands take minutes."""
_MOST_CHANGES = 4
_Chance = random.Random
_Beginning = Callable[[Sequence[str], _Chance], str]


class Texts:
    """A series of texts; the same articles, seed and number give the same text."""

    def __init__(self, articles: Sequence[str], seed: int) -> None:
        """Take the articles that texts are made of."""
        self._articles = articles
        self._seed = seed

    def make(self, number: int) -> str:
        """Make one text of the series."""
        chance = random.Random(f"{self._seed}/{number}")
        (begin,) = chance.choices([_piece, _splice, _salad], weights=(2, 6, 1))
        text = begin(self._articles, chance)
        for _ in range(chance.randint(0, _MOST_CHANGES)):
            text = chance.choice(CHANGES)(text, chance)
        return text[:LONGEST]


def _piece(articles: Sequence[str], chance: _Chance) -> str:
    text = chance.choice(articles)
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(100, LONGEST // 2)]


def _splice(articles: Sequence[str], chance: _Chance) -> str:
    """Give parts of several articles, cut anywhere, one run into the other."""
    parts = (_piece(articles, chance) for _ in range(chance.randint(2, 6)))
    return "".join(part[: chance.randint(20, 400)] for part in parts)


def _salad(_: Sequence[str], chance: _Chance) -> str:
    chosen = chance.choices(pieces(), k=chance.randint(1, 300))
    return chance.choice(["", " ", " ", ". ", "\n"]).join(chosen)
