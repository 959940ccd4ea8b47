"""Owns the markers of the future: which words put what follows ahead of now, and how surely."""

from functools import cache
from typing import Literal, NamedTuple

from service.english.subjects import before_verb
from service.english.syntax import Syntax
from service.english.words import (
    ADVERB,
    BE,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    MARK,
    MODAL,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    TIME,
)
from service.text.lexicon import load

How = Literal["will", "arranged", "expected", "intends", "bound", "event", "would", "must", "may"]

_PRESENT_BE = frozenset(["is", "are", "'s", "’s", "be", "am"])
_SINGLE: dict[str, How] = {
    **dict.fromkeys(["would", "wouldn't", "wouldn’t", "'d", "’d"], "would"),
    **dict.fromkeys(["must", "should", "can", "shall"], "must"),
    **dict.fromkeys(["may", "might", "could"], "may"),
}
_WHEN = frozenset(
    ["to", "for", "on", "in", "at", "by", "before", "after", "within", "until", "next"]
)
_AHEAD = frozenset(["by", "for", "until", "till", "from", "before", "within", "next", "to"])
_SINGULAR = ("ous", "ss", "us", "is")
_BRING = 5
"""A longer word in "-ing" is no verb behind a "to"."""
_NEAR = 3
_FAR = 9
"""So many words after a verb, a date still is its date."""


class Marker(NamedTuple):
    """How something is put ahead, and the index of the last word that does it."""

    how: How
    last: int


@cache
def lexicon_of_futures() -> dict[str, dict[str, list[list[str]]]]:
    """Give each group as first word -> the words that may follow."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for group, entries in load("service.english", "futures").items():
        for entry in entries:
            first, *rest = entry.split()
            found.setdefault(group, {}).setdefault(first, []).append(rest)
    return found


@cache
def openers() -> frozenset[str]:
    """Give the words with which a marker may begin."""
    lexicon = lexicon_of_futures()
    groups = ("modal", "intends", "bound", "event", "fixes")
    words = {word for group in groups for word in lexicon[group]} | {"has", "have"}
    return frozenset(words) | _PRESENT_BE | frozenset(_SINGLE)


def marker(syntax: Syntax, at: int) -> Marker | None:
    """Give the marker that begins with the word at `at`, if one does."""
    word, lexicon = syntax.word(at), lexicon_of_futures()
    if word in lexicon["modal"]:
        inner = at > 0 or syntax.words.capital(at + 1)  # "Will Roe, who lives here,"
        name = syntax.words.capital(at) and inner and word == "will"
        return None if name else Marker("will", at)
    if word in _PRESENT_BE:
        return _arranged(syntax, at)
    if word in _SINGLE:
        month = word == "may" and syntax.words.capital(at) and at > 0
        return None if month else Marker(_SINGLE[word], at)
    return _phrase(syntax, at, word) or _event(syntax, at, word)


def _phrase(syntax: Syntax, at: int, word: str) -> Marker | None:
    """Read "plans to", "has until", "has 21 days"."""
    if word in {"has", "have"} and (last := _spell(syntax, at)) >= 0:
        return Marker("bound", last)
    hows: tuple[How, ...] = () if _is_past(syntax, at) else ("bound", "intends")
    for how in hows:
        for tail in lexicon_of_futures()[how].get(word, ()):
            if syntax.words.lower[at + 1 : at + 1 + len(tail)] == tail:
                return Marker(how, at + len(tail))
    return None


def _event(syntax: Syntax, at: int, word: str) -> Marker | None:
    """Read "meets on Friday" and "promised a draft by Friday"."""
    lexicon = lexicon_of_futures()
    past = _is_past(syntax, at)
    if word in lexicon["event"] and not past and _is_verb(syntax, at) and _dated(syntax, at):
        return Marker("event", at)
    fixes = word in lexicon["fixes"] and not past
    return Marker("event", at) if fixes and _has_doer(syntax, at) and _fixed(syntax, at) else None


def _fixed(syntax: Syntax, at: int) -> bool:
    """Say whether a date that something is fixed for follows: "by Friday", not "on Friday"."""
    for place in range(at + 1, min(at + _FAR, len(syntax.words.lower))):
        if syntax.words.quoted[place] or syntax.word(place) in {";", ":", "."}:
            return False
        if syntax.flag(place, TIME) or _is_may(syntax, place):
            return not _AHEAD.isdisjoint(syntax.words.lower[max(at, place - _NEAR) : place])
    return False


def _is_past(syntax: Syntax, at: int) -> bool:
    """Say whether "had" or "was" stands before: what was planned then is no news."""
    return syntax.flag(at - 1, HAVE | BE) and syntax.word(at - 1) in {"had", "was", "were"}


def _spell(syntax: Syntax, at: int) -> int:
    """Give the index of the last word of "has 21 days", -1 for another "has"."""
    last = at + 2
    return (
        last
        if syntax.flag(at + 1, NUMBER) and syntax.word(last) in lexicon_of_futures()["spell"]
        else -1
    )


def _has_doer(syntax: Syntax, at: int) -> bool:
    found = before_verb(syntax, at)
    return found is not None and found.kind != "raw"


def _is_verb(syntax: Syntax, at: int) -> bool:
    """Tell "the talks end in May" from "by the end of May"."""
    before = at - 1
    if syntax.word(before) == ",":
        return _has_doer(syntax, at)
    if before < 0 or syntax.flag(before, DETERMINER | POSSESSIVE | PREPOSITION | MARK | MODAL):
        return False
    if syntax.words.lower[at].endswith("s"):
        return True
    word = syntax.word(before)
    plural = word.endswith("s") and not word.endswith(_SINGULAR)
    return plural or syntax.flag(before, PRONOUN | CONJUNCTION)


def _arranged(syntax: Syntax, at: int) -> Marker | None:
    lexicon = lexicon_of_futures()
    place = at + 1
    while syntax.flag(place, ADVERB) and syntax.word(place) not in lexicon["expected"]:
        place += 1
    word = syntax.word(place)
    gerund = len(syntax.word(place + 1)) > _BRING and syntax.word(place + 1).endswith("ing")
    if word == "to" and place == at + 1 and not gerund and _is_arrangement(syntax, at):
        return Marker("arranged", place)
    if word in lexicon["arranged"] and syntax.word(place + 1) in _WHEN:
        return Marker("arranged", place + 1)
    if word in lexicon["expected"] and syntax.word(place + 1) in _WHEN:
        return Marker("expected", place + 1)
    if word in lexicon["event"] and _dated(syntax, at):
        return Marker("event", at)
    contracted = syntax.word(at) in {"'s", "’s"}
    return (
        Marker("event", at)
        if word.endswith("ing") and not contracted and _dated(syntax, at)
        else None
    )


def _is_arrangement(syntax: Syntax, at: int) -> bool:
    """Tell "the minister is to go" and "the case is to come back" from "the aim is to go"."""
    if syntax.word(at) in {"'s", "’s"}:
        return False
    return syntax.word(at - 1) not in lexicon_of_futures()["abstract"]


def _dated(syntax: Syntax, at: int) -> bool:
    """Say whether a time word follows near enough to date the event."""
    for place in range(at + 1, min(at + _FAR, len(syntax.words.lower))):
        if syntax.words.quoted[place] or syntax.word(place) in {";", ":", "."}:
            return False
        if syntax.word(place - 1) in {"last", "every", "each"}:
            continue
        if syntax.flag(place, TIME) or _is_may(syntax, place):
            return True
    return False


def _is_may(syntax: Syntax, at: int) -> bool:
    """Tell the month of "May 19" and "18 May" from the verb."""
    if syntax.word(at) != "may" or not syntax.words.capital(at):
        return False
    return syntax.flag(at + 1, NUMBER) or syntax.flag(at - 1, NUMBER) or syntax.word(at - 1) == "in"
