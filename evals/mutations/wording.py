"""Owns changing one word of a line: the first place outside quotation marks where a rule fits."""

import re
from functools import cache

from service.text.lexicon import load, pairs

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|‘[^’]*’(?!\w)")


def change(text: str, *groups: str) -> str | None:
    """Put the other word in at the first place where one of the groups has a rule for it.

    Groups are tried in turn. None where no rule fits outside quotation marks: words that are
    altered between quotation marks are another fault, which a simpler check sees.
    """
    for group in groups:
        rules, pattern = _rules(group)
        for found in pattern.finditer(text):
            if rules[found[0]] and not within_quotation(text, found.start()):
                return text[: found.start()] + rules[found[0]] + text[found.end() :]
    return None


def within_quotation(text: str, place: int) -> bool:
    """Say whether a place lies between quotation marks."""
    return any(quote.start() <= place < quote.end() for quote in _QUOTED.finditer(text))


@cache
def _rules(group: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Give a group's rules and the pattern that finds the longest of them."""
    rules = pairs(load("evals.mutations", "wording")[group])
    forms = sorted(rules, key=lambda form: (-len(form), form))
    return rules, re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b(?!['’-])")


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|[nr]d|th)?\s+(?:{_MONTH})\b(?:,?\s+\d{{4}})?"
    rf"|\b(?:{_MONTH})\s+\d{{1,4}}(?:st|[nr]d|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b(?:19|20)\d\d\b(?!,\d)|\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b"
)
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def in_date(text: str, place: int) -> bool:
    """Say whether a figure belongs to a date, a year or a time of day."""
    return any(date.start() <= place < date.end() for date in _DATE.finditer(text))


def other_day(text: str) -> str | None:
    """Give the text with another day in its first full date, or another year: 27 May, 4 May."""
    for date in _DATE.finditer(text):
        if within_quotation(text, date.start()):
            continue
        if year := _YEAR.fullmatch(date[0]):
            return f"{text[: date.start()]}{int(year[0]) + 3}{text[date.end() :]}"
        day = _DAY.search(date[0])
        if day and re.search(_MONTH, date[0]):
            other = (int(day[0]) + 6) % 28 + 1
            start = date.start() + day.start()
            return f"{text[:start]}{other}{text[start + len(day[0]) :]}"
    return None
