"""Owns the finding of quantities in English text: digits and words, percentages, money, ordinals.

The same quantity written in another way compares equal: 5 %, five per cent; £1.2m, 1,200,000 pounds.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, NamedTuple

from service.text.lexicon import load, pairs

Kind = Literal["count", "ordinal", "percent", "money", "fraction", "multiple", "approximate"]

# A sign of money, digits with their commas and points, what is glued to them; or a word.
_TOKEN = re.compile(
    r"(?P<sign>[$£€¥₹])?(?P<digits>\d+(?:[.,]\d+)*)(?P<glued>[^\W\d_]+|%)?|[^\W\d_]+|%"
)
_GAP = re.compile(r"[ \u00a0\u202f]?[-‐‑]?[ \u00a0\u202f]?")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_RANGE = frozenset({"to", "and", "or"})
_DASHES = frozenset("-–—‐‑")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text; where it stands plays no part in comparing two."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    value: float
    """Correctly rounded, so that equal numbers give equal floats."""
    unit: str
    """%, a sign of money (£ $ € ¥ ₹, p and c for the hundredths), or nothing."""
    kind: Kind


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    digits: str
    sign: str


class _Number(NamedTuple):
    """A number as read so far: `top / bottom`, and the index of the token after it."""

    top: int
    bottom: int
    kind: Kind
    next: int
    scaled: bool = False


class _Lexicon(NamedTuple):
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    glued_only: frozenset[str]
    approximate: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    multiples: dict[str, float]
    units: dict[str, str]
    starters: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    groups = load("service.english", "numbers")
    ints = {
        name: {word: int(value) for word, value in pairs(groups[name]).items()}
        for name in ("small", "tens", "scales", "approximate", "ordinals", "fractions")
    }
    multiples = {word: float(value) for word, value in pairs(groups["multiples"]).items()}
    glued_only = frozenset(groups["glued only"])
    starters = {"a", "an", *multiples}.union(*ints.values()) - glued_only
    return _Lexicon(
        *(ints[name] for name in ("small", "tens", "scales")),
        glued_only,
        *(ints[name] for name in ("approximate", "ordinals", "fractions")),
        multiples,
        pairs(groups["units"]),
        frozenset(starters),
    )


def numbers(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Find the quantities of `text[start:end]` in order; digits within names (A1098) are none."""
    reader = _Reader(text, start, len(text) if end is None else end)
    return _share_units(text, reader.quantities())


class _Reader:
    """Reads a run of tokens from left to right; every token is looked at a bounded number of times."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.lexicon = _lexicon()
        self.tokens = [
            _Token(
                match.start(), match.end(), (match["glued"] or "" if match["digits"] else match[0]).lower(),
                match["digits"] or "", match["sign"] or "",
            )
            for match in _TOKEN.finditer(text, start, end)
            if not (match["digits"] and match.start() and text[match.start() - 1].isalpha())
        ]

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            number = self._number(at) if token.digits or token.word in self.lexicon.starters else None
            if number is None:
                at += 1
                continue
            found.append(self._quantity(at, number))
            at = max(number.next, at + 1)
        return found
