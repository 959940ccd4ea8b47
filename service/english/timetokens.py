"""Owns the cutting of a text into the words and figures that a time may hold."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.text.columns import stands
from service.text.lexicon import load, pairs

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<clock>\d{1,2}(?:[.:]\d\d)?)\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hours>\d{1,2}):(?P<minutes>\d\d)(?!\d)"
    r"|(?P<digits>\d{1,9})(?P<ordinal>(?:st|nd|rd|th)\b)?(?![\d%]|[.,]\d)"  # codespell:ignore nd
    r"|(?P<word>[^\W\d_]+)(?:['’]s\b)?"
)
_DIGIT = re.compile(r"\d")
_WORDS = (
    "months",
    "weekdays",
    "plural weekdays",
    "days",
    "shifts",
    "parts",
    "recurring",
    "units",
    "feasts",
)
"""The groups of the lexicon whose words have a rule of their own."""
_JOIN = re.compile(r"\s?[.,]?\s?[-–‐‑]?\s?")


class Token(NamedTuple):
    """A word or figure, and what it may be in a time."""

    start: int
    end: int
    word: str
    """In small letters."""
    kind: str
    """iso, clock, number, ordinal, or the word's group in the lexicon; "" for what only binds."""
    value: str
    joined: bool
    """Whether nothing but a space, comma or hyphen parts it from the token before."""


END = Token(0, 0, "", "end", "", False)
"""What follows where no token does."""


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    """Give each word that a time may hold with its kind and value."""
    groups = load("service.english", "dates")
    known: dict[str, tuple[str, str]] = {}
    for group in ("binders", "openers", "upper bounds", "lower bounds"):
        known.update(dict.fromkeys(groups[group], ("", "")))
    numerals = pairs(load("service.english", "numbers")["small"])
    known |= {word: ("number", value) for word, value in numerals.items()}
    for group in _WORDS:
        known |= {word: (group, value) for word, value in pairs(groups[group]).items()}
    known |= {word: ("clock", hour) for word, hour in pairs(groups["clock"]).items()}
    known |= {word: ("seasons", word) for word in pairs(groups["seasons"])}
    return known | dict.fromkeys(groups["parts of a day"], ("parts of a day", ""))


def tells_date(text: str) -> bool:
    """Say whether a text has a figure or a word that no time is without; most lines have none."""
    return _DIGIT.search(text) is not None or stands(_telling(), text)


@cache
def _telling() -> frozenset[str]:
    """Give the words without which there is no time, as they are written in a text."""
    weak = {"shifts", "parts", "number", ""}
    strong = [word for word, (kind, _) in _lexicon().items() if kind not in weak]
    months = {word.title() for word in strong if _lexicon()[word][0] == "months"}
    others = [word for word in strong if _lexicon()[word][0] != "months"]
    return frozenset(filter(str.isalnum, (*months, *others, *map(str.title, others))))


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Give the tokens of `text[start:end]` in order; other words are left out."""
    before, known = -1, _lexicon()
    for match in _TOKEN.finditer(text, start, end):
        if match.lastgroup == "word" and match["word"].lower() not in known:
            continue
        word, kind, value = _classified(match)
        if kind == "months" and not match[0][0].isupper():
            continue
        first, last = match.span()
        joined = before >= 0 and _JOIN.fullmatch(text, before, first) is not None
        yield Token(first, last, word, kind, value, joined)
        before = last


def _classified(match: re.Match[str]) -> tuple[str, str, str]:
    """Give the word, kind and value of a token."""
    if word := match["word"]:
        word = word.lower()
        return word, *_lexicon()[word]
    if digits := match["digits"]:
        return digits, "ordinal" if match["ordinal"] else "number", digits
    if match["iso"]:
        return match[0], "iso", ""
    if match["clock"]:
        return match[0], "clock", _twelve(match["clock"], match["half"])
    return match[0], "clock", f"{match['hours']}:{match['minutes']}"


def _twelve(clock: str, half: str) -> str:
    """Turn a time of the twelve-hour clock into one of the twenty-four."""
    hour, _, minute = clock.replace(".", ":").partition(":")
    return f"{int(hour) % 12 + (12 if half == 'p' else 0)}:{minute or 0}"
