"""Owns the stances that hang on no verb of saying: nouns, adjectives, passives, "according to"."""

from typing import NamedTuple

from service.english.contents import Content, trim
from service.english.cues import Cue, cues
from service.english.frames import forms
from service.english.phrases import Phrase
from service.english.subjects import Subject, before_verb, named_beside, whole
from service.english.syntax import Syntax, verb_group
from service.english.words import (
    ADVERB,
    AUXILIARY,
    BE,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)

_FROM = frozenset(["from", "by", "among"])
_TOWARDS = frozenset(
    ["for", "to", "of", "on", "against", "that", "over", "about", "with", "at", "towards", "toward"]
)
_VIEWED = frozenset(["in", "by", "to", "on", "for"])
_ENDS = frozenset(["", ".", ",", ";", ":", "!"])
_REACH = 6


class Found(NamedTuple):
    """Whose a cue without a verb of its own is, and what it holds."""

    who: tuple[int, int] | None
    content: Content


def noun(syntax: Syntax, cue: Cue, at: int, limit: int) -> Found | None:
    """Read "support for X", "criticism from Y", "its view that Z"."""
    following = syntax.word(at + 1)
    if cue.stance == "says":
        return _statement(syntax, at, limit)
    if following in _FROM or (following == "," and syntax.word(at + 3) in _FROM):
        return _received(syntax, at)
    if following not in _TOWARDS:
        return None
    who = _giver(syntax, at)
    end = _end(syntax, at, who) if who is not None else None
    clause = trim(syntax, at + 2, min(end, limit - 1)) if end is not None else None
    if clause is None or who is None:
        return None
    target = clause if cue.stance in {"blames", "praises"} else None
    return Found(who, Content(clause, target))


def _end(syntax: Syntax, at: int, who: tuple[int, int]) -> int | None:
    """Give where the noun's own words end; None where that cannot be told.

    In "China's support for the talks aligns with" they are the subject, and end at the verb.
    """
    owns = syntax.flag(who[0], POSSESSIVE) or syntax.word(who[1] + 1) in {"'s", "’s"}
    before = who[0] - 1
    while syntax.flag(before, DETERMINER):
        before -= 1
    if not owns or (before >= 0 and syntax.word(before) not in {",", "that", "and", "but"}):
        return len(syntax.words.lower)
    for place in range(at + 3, len(syntax.words.lower)):
        if syntax.flag(place, POSSESSIVE | SUBORDINATOR) and not syntax.flag(place, PREPOSITION):
            return None
        if syntax.flag(place, AUXILIARY) or _is_finite(syntax, place):
            return place - 1
    return None


def _is_finite(syntax: Syntax, at: int) -> bool:
    if syntax.flag(at - 1, DETERMINER | POSSESSIVE | PREPOSITION):
        return False
    return any(cue.form in {"third", "past"} for cue in cues().get(syntax.word(at), ()))


def _statement(syntax: Syntax, at: int, limit: int) -> Found | None:
    """Read "its view that X", "the board's advice is to Y"."""
    place = at + 1
    if syntax.word(place) == ",":
        place = _past_comma(syntax, place + 1)  # "the answer, when it came, was that"
    if syntax.flag(place, BE):
        place += 1
    elif syntax.word(place) != "that":
        return None
    place += syntax.word(place) == "that"
    clause = trim(syntax, place, limit - 1)
    who = _giver(syntax, at)
    return Found(who, Content(clause)) if clause is not None and who is not None else None


def _received(syntax: Syntax, at: int) -> Found | None:
    """Read "the plan has met resistance from officials": who resists, and what."""
    place = at + 1
    while syntax.word(place) not in _FROM:
        place += 1
    phrase = _phrase_from(syntax, place + 1)
    if phrase is None:
        return None
    named = named_beside(syntax, phrase)
    first = _clause_subject(syntax, at)
    if first is None:
        return None
    last = first.last - syntax.flag(first.last, PREPOSITION)  # "The plan at once drew fire"
    return Found((named.first, named.last), Content((first.lead, at), (first.lead, last)))


def _phrase_from(syntax: Syntax, start: int) -> Phrase | None:
    """Give the phrase that opens at `start`, up to a few words on."""
    for place in range(start, start + _REACH):
        phrase = syntax.begins.get(place)
        if phrase is not None:
            return _joined(syntax, phrase)
        if syntax.word(place) in {",", "."}:
            return None
    return None


def _joined(syntax: Syntax, phrase: Phrase) -> Phrase:
    """Give "U.S. and European officials" for the "U.S." with which it begins."""
    longer = (other for other in syntax.phrases if other.first == phrase.first)
    return max(longer, key=lambda other: other.last, default=phrase)


def _clause_subject(syntax: Syntax, at: int) -> Subject | None:
    """Find the subject of the verb that draws the reaction named by the noun at `at`."""
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if syntax.word(place) in forms("draw"):
            first = verb_group(syntax, place) - 1
            start = first
            while start > 0 and syntax.word(start - 1) not in {",", ";", ":"}:
                start -= 1
            return Subject(start, first, start) if first >= start else None
    return None


def _giver(syntax: Syntax, at: int) -> tuple[int, int] | None:
    """Find whose the noun is: the subject of "expressed", or the owner of "its"."""
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if syntax.word(place) in forms("give"):
            found = before_verb(syntax, place)
            return (found.first, found.last) if found is not None else None
        if syntax.word(place) in {"'s", "’s"}:
            owner = syntax.ends.get(place - 1)
            return (owner.first, owner.last) if owner is not None else None
        owns = syntax.flag(place, POSSESSIVE) and syntax.word(place) != "whose"
        if owns and syntax.word(place - 1) not in forms("give"):
            return (place, place)
        if syntax.flag(place, PREPOSITION) or syntax.word(place) in {",", "."}:
            return None
    return None


def adjective(syntax: Syntax, at: int, last: int, limit: int) -> Found | None:
    """Read "is opposed to X", "remains sceptical about Y"."""
    place = at - 1
    while syntax.flag(place, ADVERB) and place > 0:
        place -= 1
    if not syntax.flag(place, BE) and syntax.word(place) not in forms("seem"):
        return None
    who = before_verb(syntax, place)
    if who is None or who.kind == "raw":
        return None
    if syntax.word(last + 1) in _ENDS:  # "was unpersuaded": of what, the sentence before tells
        return Found((who.first, who.last), Content((at, last)))
    clause = trim(syntax, last + 1, limit - 1)
    target = trim(syntax, last + 1 + syntax.flag(last + 1, PREPOSITION), limit - 1)
    return Found((who.first, who.last), Content(clause, target)) if clause is not None else None


def passive(syntax: Syntax, at: int, last: int) -> Found | None:
    """Read "the plan was criticised by unions for its cost"."""
    group = verb_group(syntax, at)
    by = last + 1
    if syntax.word(by) != "by" or not any(syntax.flag(place, BE) for place in range(group, at)):
        return None
    phrase = _phrase_from(syntax, by + 1)
    if phrase is None or group == 0:
        return None
    start = group - 1
    while start > 0 and syntax.word(start - 1) not in {",", ";", ":"}:
        start -= 1
    point = trim(syntax, phrase.last + 1, len(syntax.words.lower) - 1)
    named = named_beside(syntax, phrase)
    return Found(
        (named.first, named.last), Content(point or (start, group - 1), (start, group - 1))
    )


def view(syntax: Syntax, at: int) -> Found | None:
    """Read "in her view", "by the ministry's reckoning", "in the words of X"."""
    size = len(syntax.words.lower)
    if syntax.word(at + 1) == "of":
        first = at - 1 - syntax.flag(at - 1, DETERMINER)
        return according(syntax, first, at + 1) if syntax.word(first) in _VIEWED else None
    who = _giver(syntax, at)
    if who is None or (syntax.word(at + 1) not in {",", ".", ""} and who[0] > 2):
        return None
    first = who[0] - 1
    while syntax.flag(first, DETERMINER):
        first -= 1
    if syntax.word(first) not in _VIEWED:
        return None
    before, after = trim(syntax, 0, first - 1), trim(syntax, at + 1, size - 1)
    longer = max((part for part in (before, after) if part), key=_size, default=None)
    return Found(who, Content(longer)) if longer else None


def according(syntax: Syntax, at: int, last: int) -> Found | None:
    """Read "according to X", before the clause or after it."""
    start = last + 1
    while syntax.flag(start, DETERMINER) and start not in syntax.begins:
        start += 1
    phrase = syntax.begins.get(start)
    if phrase is None:
        return None
    named = named_beside(syntax, whole(syntax, phrase))
    before = trim(syntax, 0, at - 1)
    past = _past_comma(syntax, named.last)
    beside = syntax.begins.get(past)
    if beside is not None and beside.kind == "noun" and syntax.word(beside.last + 1) == ",":
        past = beside.last + 2  # "according to Roe, a Dutch member,"
    after = trim(syntax, past, len(syntax.words.lower) - 1)
    if before is not None and syntax.flag(past, RELATIVE):
        after = None
    longer = max((part for part in (before, after) if part), key=_size, default=None)
    return Found((named.first, named.last), Content(longer)) if longer else None


def _past_comma(syntax: Syntax, last: int) -> int:
    place = last + 1
    while syntax.word(place) not in {",", ""}:
        place += 1
    return place + 1


def _size(part: tuple[int, int]) -> int:
    return part[1] - part[0]
