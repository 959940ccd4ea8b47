"""Owns who wrote an article, where and when: lines that say only that, and datelines."""

import re
from functools import cache
from typing import NamedTuple

from service.text.lexicon import load
from service.text.rows import is_stopped

_LONGEST = 160
_MOST_WORDS = 16
_MOST_NAMES = 4
_SHORT = 8
_EDGE = ".,:;|/()[]*•·–—-"
_JOINING = frozenset(
    ["and", "in", "of", "the", "for", "at", "de", "da", "van", "von", "y", "e", "&"]
)
_BY = ("by", "von", "par", "por")
_LEAD = "([•*-–— "

_DIGIT = re.compile(r"\d")

_CAPITALS = "[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž\\d]{0,30}\\.?"
_CITY = rf"(?=[A-ZÀ-ÖØ-ÞĀ-Ž]{{2}}){_CAPITALS}(?:[ '’/-](?:{_CAPITALS}|\d{{1,2}})){{0,4}}"
_DATELINE = re.compile(
    # CITY NAME, State, a date (an agency) -
    rf"(?:{_CITY}(?:, ?[A-Z\d][^\n()—–:;!?]{{0,40}}?)?(?: ?\([^()\n]{{2,40}}\))?"
    # City, Country (AGENCY) -
    r"|[A-ZÀ-Þ][\w.'’ -]{1,30}(?:, [\w. ]{2,25})? \([A-Z][\w./ ]{1,20}\))"
    r"(?: ?[—–]| --?) ?(?=[\"“‘'(\[]?[A-ZÀ-Þ\d])"
    # CITY, May 3, 2026.
    rf"|{_CITY}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?\. (?=[\"“‘'(\[]?[A-ZÀ-Þ\d])"
)
_DATELINE_REACH = 120


class Rules(NamedTuple):
    """The lists of `data/outline.txt` on makers and dates, for looking up."""

    credits: dict[str, tuple[str, ...]]
    roles: frozenset[str]
    reported: tuple[str, ...]
    dates: frozenset[str]
    dated: frozenset[str]
    """Those and the words that stand with them."""


@cache
def _rules() -> Rules:
    groups = load("service.text", "outline")
    credits: dict[str, tuple[str, ...]] = {}
    for credit in groups["credits"]:
        first = credit.partition(" ")[0]
        credits[first] = (*credits.get(first, ()), credit)
    return Rules(
        credits=credits,
        roles=frozenset(groups["roles"]),
        reported=groups["reported"],
        dates=frozenset(groups["dates"]),
        dated=frozenset(["", *groups["dates"], *groups["with dates"]]),
    )


def dateline(text: str, start: int, end: int) -> int:
    """Give where the sentence begins behind a dateline at `start`: `start` where there is none."""
    head = text[start : min(end, start + _DATELINE_REACH)]
    if not (head[:2].isupper() or " (" in head):
        return start
    match = _DATELINE.match(head)
    return start + match.end() if match else start


def is_byline(line: str, top: bool, bottom: bool) -> bool:
    """Say whether a row tells only who made the article, where or when.

    `top`: it stands between the headline and the first paragraph; `bottom`: it is one of the last.
    """
    if len(line) > _LONGEST or line.count(" ") >= _MOST_WORDS:
        return False
    if is_credit(line) or (bottom and is_reported(line)):
        return True
    if is_stopped(line):
        return False
    return _is_signature(line) or (top and _is_maker(line.split()))


def is_reported(line: str) -> bool:
    """Say whether a last row tells who helped: "Fairweather reported from Oklahoma City"."""
    return any(phrase in line for phrase in _rules().reported)


def is_credit(words: str) -> bool:
    """Say whether words name the makers or tell the date of an article, and nothing else."""
    if is_stopped(words) and words.count(" ") >= _SHORT:
        return False
    low = words.lower().lstrip(_LEAD)
    first = low.partition(" ")[0]
    if first in _rules().credits and any(map(low.startswith, _rules().credits[first])):
        return True
    if first in _BY and _is_by(words.lstrip(_LEAD)):
        return True
    return bool(_DIGIT.search(words)) and _is_date(words.split())


def _is_by(words: str) -> bool:
    """Decide on `By Jane Doe`, which `By Monday ...` is not."""
    name = words.split()[1].strip(_EDGE) if " " in words else ""
    return name[:1].isupper() and name.lower() not in _rules().dates


def _is_date(words: list[str]) -> bool:
    """Say whether words tell only a date or a time of publication, with names at most beside it."""
    rules = _rules()
    bare = [word.strip(_EDGE) for word in words]
    low = [word.lower() for word in bare]
    if rules.dates.isdisjoint(low) and "read" not in low[1:]:
        return False
    rest = [word for word, small in zip(bare, low, strict=True) if small not in rules.dated]
    names = [word for word in rest if not word[0].isdigit()]
    return all(word[0].isupper() or word in _JOINING for word in names)


def _is_signature(line: str) -> bool:
    return line[0] in "—–―" and _is_named(line[1:].split())


def _is_named(words: list[str]) -> bool:
    """Say whether words are a name or two and nothing else: `Nadia Okonjo and Peter Raith`."""
    names = [word for word in words if word not in _JOINING]
    if not 1 < len(names) <= _MOST_NAMES:
        return False
    named = all(word[0].isupper() and word.replace("-", "").isalpha() for word in names)
    return named and not "".join(names).isupper()


def _is_maker(words: list[str]) -> bool:
    """Say whether words are names, or end in a role of the newsroom, or have one after a comma."""
    if _is_named(words):
        return True
    if len(words) > _SHORT or not words[0][0].isupper():
        return False
    roles = _rules().roles
    low = [word.strip(_EDGE).lower() for word in words]
    return low[-1] in roles or ("," in "".join(words) and not roles.isdisjoint(low))
