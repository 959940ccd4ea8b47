"""Owns the finding of quantities in English text: digits and words, percentages, money, ordinals.

The same quantity written in another way compares equal: 5 % and five per cent, £1.2m and 1,200,000
pounds, 412p and £4.12.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from service.text.columns import stands
from service.text.lexicon import load, pairs

Kind = Literal["count", "ordinal", "percent", "money", "fraction", "multiple", "approximate"]

_TOKEN = re.compile(
    r"(?:(?P<sign>[$£€¥₹])\s?)?(?P<digits>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)(?P<glued>[^\W\d_]+)?"
    r"|[^\W\d_]+|%"
)
_DIGIT = re.compile(r"\d")
_JOIN = re.compile(r"\s?[-‐‑]?\s?")
_RANGE = re.compile(r"\s?(?:[-–—‐‑]|to|or|and)\s?")
_BIGGEST = 10**15
"""No number of an article is bigger; a row of scale words ends here."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text; where it stands plays no part in comparing two."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    value: float
    """Correctly rounded, so that equal numbers are equal floats."""
    unit: str
    """%, a sign of money ($ £ € ¥ ₹, c for cents), or nothing."""
    kind: Kind


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """In small letters; what is glued to digits, where there are digits."""
    digits: str
    sign: str
    joined: bool
    """Whether only a space or a hyphen parts it from the token before."""


class _Number(NamedTuple):
    """A number without its unit: `top * scale / bottom`; `next` is the token after it."""

    top: int
    bottom: int
    scale: int
    kind: Kind
    next: int


class _Found(NamedTuple):
    """A number of the text with its unit."""

    start: int
    end: int
    number: _Number
    unit: str


class _Lexicon(NamedTuple):
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    approximate: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    glued: dict[str, int]
    endings: tuple[str, ...]
    """Of ordinals in figures."""
    multiples: dict[str, float]
    units: dict[str, str]
    known: frozenset[str]
    """Every word that a number or its unit may hold; no other word becomes a token."""
    telling: frozenset[str]
    """Those that tell of a number by themselves."""


@cache
def _lexicon() -> _Lexicon:
    groups = load("service.english", "numbers")

    def whole(group: str) -> dict[str, int]:
        return {word: int(value) for word, value in pairs(groups[group]).items()}

    units = pairs(groups["units"])
    known = {word for entry in units for word in entry.split()}.union(*map(pairs, groups.values()))
    telling = known.difference(*map(pairs, (groups["units"], groups["binders"])), units)
    return _Lexicon(
        small=whole("small"),
        tens=whole("tens"),
        scales=whole("scales"),
        glued=whole("glued scales"),
        endings=groups["ordinal endings"],
        approximate=whole("approximate"),
        ordinals=whole("ordinals"),
        fractions=whole("fractions"),
        multiples={word: float(value) for word, value in pairs(groups["multiples"]).items()},
        units=units,
        known=frozenset(known),
        telling=frozenset(filter(str.isalnum, telling)),
    )


def numbers(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Find the quantities of `text[start:end]` in order; digits within a name (A1098) are none."""
    end = len(text) if end is None else end
    if not tells_number(text[start:end]):
        return []
    tokens = _tokens(text, start, end)
    found: list[_Found] = []
    at = 0
    while at < len(tokens):
        number = _number(tokens, at)
        if number is None:
            at += 1
            continue
        unit, after = _unit(tokens, at, number)
        found.append(_Found(tokens[at].start, tokens[after - 1].end, number, unit))
        at = after
    return [_quantity(text, found, index) for index in range(len(found))]


def tells_number(text: str) -> bool:
    """Say whether a text has a figure or a number word at all."""
    return _DIGIT.search(text) is not None or stands(_lexicon().telling, text.lower())


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens: list[_Token] = []
    known, before = _lexicon().known, -1
    for match in _TOKEN.finditer(text, start, end):
        word, digits, sign = match[0].lower(), "", ""
        if match.lastindex:
            word, digits, sign = (
                (match["glued"] or "").lower(),
                match["digits"],
                match["sign"] or "",
            )
        if _counts(text, match) if digits else word in known:
            first, last = match.span()
            joined = before >= 0 and _JOIN.fullmatch(text, before, first) is not None
            tokens.append(_Token(first, last, word, digits, sign, joined))
            before = last
    return tokens


def _counts(text: str, digits: re.Match[str]) -> bool:
    """Say whether digits are a number: not within a name (A1098), nor longer than any number."""
    start = digits.start("digits")
    return digits.end("digits") - start < 40 and not (start and text[start - 1].isalpha())


def _next(tokens: list[_Token], at: int) -> str:
    """Give the word at `at` where it is joined to the token before; else nothing."""
    if at >= len(tokens) or tokens[at].digits or not tokens[at].joined:
        return ""
    return tokens[at].word


def _number(tokens: list[_Token], at: int) -> _Number | None:
    token, lexicon = tokens[at], _lexicon()
    if token.digits:
        return _digits(tokens, at)
    word = token.word
    if word in lexicon.small or word in lexicon.tens or word in lexicon.scales:
        return _cardinal(tokens, at)
    if word in ("a", "an", "half"):
        return _with_article(tokens, at)
    if word in lexicon.ordinals:
        return _Number(lexicon.ordinals[word], 1, 1, "ordinal", at + 1)
    if word in lexicon.approximate or (word == "tens" and _next(tokens, at + 1) == "of"):
        return _approximate(tokens, at)
    if word in lexicon.multiples:
        return _Number(int(lexicon.multiples[word] * 2), 2, 1, "multiple", at + 1)
    return None


def _approximate(tokens: list[_Token], at: int) -> _Number:
    """Read "dozens", "tens of thousands", "hundreds of thousands"."""
    plurals = _lexicon().approximate
    first = plurals.get(tokens[at].word, 10)
    upper = plurals.get(_next(tokens, at + 2), 1) if _next(tokens, at + 1) == "of" else 1
    return _Number(first, 1, upper, "approximate", at + (3 if upper > 1 else 1))


def _digits(tokens: list[_Token], at: int) -> _Number:
    token, lexicon = tokens[at], _lexicon()
    whole, _, decimals = token.digits.replace(",", "").partition(".")
    top, bottom = int(whole + decimals), 10 ** len(decimals)
    if token.word in lexicon.endings:
        return _Number(top, bottom, 1, "ordinal", at + 1)
    scale, after = lexicon.glued.get(token.word, 1), at + 1
    if not token.word or scale > 1:
        scale, after = _scaled(tokens, scale, after)
    lower = lexicon.fractions.get(_next(tokens, after))
    if lower and not token.word:
        return _Number(top, bottom * lower, 1, "fraction", after + 1)
    return _Number(top, bottom, scale, "count", after)


def _scaled(tokens: list[_Token], scale: int, after: int) -> tuple[int, int]:
    """Multiply `scale` by the scale words from `after` on ("2 lakh crore")."""
    scales = _lexicon().scales
    while scale < _BIGGEST and (factor := scales.get(_next(tokens, after))):
        scale, after = scale * factor, after + 1
    return scale, after


def _with_article(tokens: list[_Token], at: int) -> _Number | None:
    """Read "a hundred", "half a million", "a third of", "half"."""
    lexicon, word, then = _lexicon(), _next(tokens, at + 1), _next(tokens, at + 2)
    if tokens[at].word == "half":
        if word not in ("a", "an") or then not in lexicon.scales:
            return _Number(1, 2, 1, "fraction", at + 1)
        whole = _cardinal(tokens, at + 2)
        return whole._replace(bottom=whole.bottom * 2)
    if word in lexicon.scales:
        return _cardinal(tokens, at + 1)
    if word == "quarter" or (word in lexicon.ordinals and then == "of"):
        lower = lexicon.fractions.get(word) or lexicon.ordinals[word]
        return _Number(1, lower, 1, "fraction", at + 2)
    return None


def _cardinal(tokens: list[_Token], at: int) -> _Number:
    """Read a number in words from `at` on: "one hundred and twenty-five thousand"."""
    lexicon = _lexicon()
    total, current, scale, after = 0, 0, 1, at
    while word := tokens[at].word if after == at else _next(tokens, after):
        if word == "and" and current % 100 == 0 and _adds(_next(tokens, after + 1), 0):
            word = _next(tokens, after := after + 1)
        if word in lexicon.scales and (current or after == at) and total + current < _BIGGEST:
            factor = lexicon.scales[word]
            current = max(current, 1) * factor
            if factor >= 1000:
                total, current, scale = total + current, 0, factor
        elif _adds(word, current):
            current += lexicon.small.get(word, 0) or lexicon.tens.get(word, 0)
        else:
            break
        after += 1
    return _ending(tokens, total + current, scale, after)


def _adds(word: str, current: int) -> bool:
    """Say whether a word goes on a number whose last part is `current`."""
    small, tens = _lexicon().small, _lexicon().tens
    if word not in small:
        return word in tens and current % 100 == 0
    return current % 100 == 0 or (current % 10 == 0 and current % 100 > 10 and small[word] < 10)


def _ending(tokens: list[_Token], value: int, scale: int, after: int) -> _Number:
    """Read what may follow a number in words: "-first", "-thirds", "and a half"."""
    lexicon, word = _lexicon(), _next(tokens, after)
    if word in lexicon.ordinals and value >= 20 and value % 10 == 0:
        return _Number(value + lexicon.ordinals[word], 1, 1, "ordinal", after + 1)
    lower = lexicon.fractions.get(word) or (lexicon.ordinals.get(word) if value == 1 else None)
    if lower:
        return _Number(value, lower, 1, "fraction", after + 1)
    if [_next(tokens, after + step) for step in range(3)] == ["and", "a", "half"]:
        later = lexicon.scales.get(_next(tokens, after + 3), 1)
        end = after + (3 if later == 1 else 4)
        return _Number(2 * (value // scale) + 1, 2, scale * later, "count", end)
    if value % scale:
        scale = 1
    return _Number(value // scale, 1, scale, "count", after)


def _unit(tokens: list[_Token], at: int, number: _Number) -> tuple[str, int]:
    """Give the unit of a number, and the token after both."""
    units, after = _lexicon().units, number.next
    if tokens[at].sign:
        return tokens[at].sign, after
    if number.kind not in ("count", "approximate", "fraction"):
        return "", after
    if after == at + 1 and tokens[at].digits and tokens[at].word in units:
        return units[tokens[at].word], after
    word = _next(tokens, after)
    if pair := units.get(f"{word} {_next(tokens, after + 1)}"):
        return pair, after + 2
    return (units[word], after + 1) if word in units else ("", after)


def _quantity(text: str, found: list[_Found], index: int) -> Quantity:
    here = found[index]
    scale, unit = here.number.scale, here.unit
    if here.number.kind == "count" and index + 1 < len(found):
        scale, unit = _from_upper(text, here, found[index + 1])
    if not unit and index and _ranges(text, found[index - 1], here):
        unit = found[index - 1].unit
    bottom = here.number.bottom * (100 if unit == "p" else 1)
    kind = here.number.kind if not unit else "percent" if unit == "%" else "money"
    value = here.number.top * scale / bottom
    return Quantity(here.start, here.end, value, "£" if unit == "p" else unit, kind)


def _from_upper(text: str, low: _Found, high: _Found) -> tuple[int, str]:
    """Give scale and unit of the lower end of a range, which may stand only at its upper end."""
    scale, unit = low.number.scale, low.unit
    if not _ranges(text, low, high):
        return scale, unit
    rising = low.number.top * high.number.bottom < high.number.top * low.number.bottom
    return (high.number.scale if scale == 1 and rising else scale), unit or high.unit


def _ranges(text: str, low: _Found, high: _Found) -> bool:
    """Say whether two numbers are the ends of a range: "12-15", "between 12 and 15"."""
    if not _RANGE.fullmatch(text, low.end, high.start):
        return False
    between = text[max(low.start - 8, 0) : low.start] == "between "
    return between or text[low.end : high.start].strip() != "and"
