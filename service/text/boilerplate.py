"""Owns what is no part of an article's story: menus, calls on the reader, captions, notices."""

import re
from functools import cache
from typing import NamedTuple

from service.text.lexicon import load, pairs
from service.text.rows import is_stopped

OPENING = 6
_LONGEST_SENTENCE = 200
_LABEL_REACH = 45
_TEASING = ("more on ", "more from ", "more in ")
_RIGHTS = ("©", "(c) ", "(C) ", "Copyright ")
_QUOTED = '"“”«»'
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAD = "([*•-–— \t"


class Rules(NamedTuple):
    """The lists of `data/outline.txt` on boilerplate, for looking up."""

    labels: frozenset[str]
    whole: frozenset[str]
    sponsors: frozenset[str]
    menu: frozenset[str]
    calls: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    stems: tuple[str, ...]
    anywhere: tuple[str, ...]


@cache
def openings() -> frozenset[str]:
    """Give the first `OPENING` characters of all calls, in small letters."""
    return frozenset(call[:OPENING] for calls in _rules().calls.values() for call, _ in calls)


@cache
def _rules() -> Rules:
    groups = load("service.text", "outline")
    calls: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for call, companions in pairs(groups["calls"]).items():
        first = call.partition(" ")[0].rstrip(",:")
        calls.setdefault(first, []).append((call, frozenset(companions.split())))
    return Rules(
        labels=frozenset(groups["labels"]),
        whole=frozenset(groups["whole"]),
        sponsors=frozenset(groups["sponsors"]),
        menu=frozenset(groups["menu"]),
        calls={first: tuple(entries) for first, entries in calls.items()},
        stems=groups["stems"],
        anywhere=groups["anywhere"],
    )


def stem_places(text: str) -> list[int]:
    """Give where the words of notices stand in a text, in order: a notice has one or opens as such.

    They are looked for in the whole text at once, since most texts hold none.
    """
    places = []
    for stem in _rules().stems:
        at = text.find(stem)
        while at >= 0:
            places.append(at)
            at = text.find(stem, at + 1)
    return sorted(places)


def is_notice(sentence: str) -> bool:
    """Say whether one sentence is a call on the reader or a notice on the article itself."""
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    low = _low(sentence)
    if any(_calls(low, call, companions) for call, companions in _calls_like(low)):
        return True
    return any(phrase in low for phrase in _rules().anywhere)


def is_label(line: str) -> bool:
    """Say whether a row points elsewhere or describes a picture: `Read more: ...`, `Photo: ...`."""
    label, colon, _ = _low(line[:_LABEL_REACH]).partition(":")
    return bool(colon) and (label in _rules().labels or label.startswith((*_TEASING, "about ")))


def is_boilerplate(line: str, bottom: bool) -> bool:
    """Say whether a short row is no part of the story; `bottom`: it is one of the last rows."""
    low = _low(line)
    if low.rstrip(".:!)]") in _rules().whole or line.startswith(_RIGHTS):
        return True
    if "|" in low and _is_menu(low):
        return True
    stopped = is_stopped(line)
    if not stopped and any(_calls(low, call, frozenset()) for call, _ in _calls_like(low)):
        return True
    if stopped and not bottom:
        return False
    addressed = "@" in low or "://" in low or "www." in low
    return addressed and not any(mark in line for mark in _QUOTED)


def is_sponsor(line: str) -> bool:
    """Say whether a row is the heading over an advertisement."""
    return _low(line).rstrip(".:") in _rules().sponsors


def is_teaser(line: str) -> bool:
    """Say whether a row is the heading over a list of other articles: `MORE ON WILDFIRES`."""
    low = _low(line).rstrip(":")
    more = low.startswith(_TEASING) and len(low) < _LABEL_REACH
    return more or low in _rules().whole


def _low(words: str) -> str:
    return words.lower().replace("’", "'").lstrip(_LEAD)


def _calls_like(low: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give the calls that begin with the same word as a sentence in small letters."""
    return _rules().calls.get(low.partition(" ")[0].rstrip(",:"), ())


def _calls(low: str, call: str, companions: frozenset[str]) -> bool:
    if not low.startswith(call) or low[len(call) : len(call) + 1].isalnum():
        return False
    return not companions or not companions.isdisjoint(_WORDS.findall(low))


def _is_menu(low: str) -> bool:
    parts = [part.split() for part in low.split("|")]
    return any(part and part[0] in _rules().menu for part in parts)
