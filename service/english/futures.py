"""Owns the frames in which a sentence says that something is to happen, and who does it."""

from functools import cache
from typing import Literal, NamedTuple

from service.english.attribution import Link
from service.english.contents import trim
from service.english.cues import cues
from service.english.phrases import Phrase
from service.english.subjects import Syntax, before_verb, shared
from service.english.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    MARK,
    MODAL,
    NEGATION,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
)
from service.models import Span
from service.text.lexicon import load

How = Literal["will", "arranged", "expected", "intends", "bound", "event", "would", "must", "may"]

_PRESENT_BE = frozenset(["is", "are", "'s", "’s", "be", "am"])
_WOULD = frozenset(["would", "wouldn't", "wouldn’t", "'d", "’d"])
_MUST = frozenset(["must", "should", "can", "shall"])
_WHEN = frozenset(["to", "for", "on", "in", "at", "by", "before", "after", "within", "until", "next"])
_MAY = frozenset(["may", "might", "could"])
_OF = frozenset(["by", "of", "from", "between", "involving"])
_NEAR = 8
_BARS = frozenset([",", ";", ":", "—", "–", "(", ")"])


class Future(NamedTuple):
    """One thing that is to happen; offsets are those of the whole text."""

    who: Span | None
    cue: Span
    action: Span
    """What is to be done: "meet in Munich"."""
    clause: Span
    """The action with its cue and subject: "the ministers will meet in Munich"."""
    how: How
    own: bool = True
    """Whether `who` is the subject itself, not the owner of it or an agent in it."""
    condition: Span | None = None
    quoted: bool = False
    negated: bool = False
    outlook: bool = False
    """Whether the verb says that nothing in particular is to happen ("will remain")."""


class _Hit(NamedTuple):
    how: How
    last: int


@cache
def _lexicon() -> dict[str, dict[str, list[list[str]]]]:
    """Give each group as first word -> the words that may follow."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for group, entries in load("service.english", "futures").items():
        for entry in entries:
            first, *rest = entry.split()
            found.setdefault(group, {}).setdefault(first, []).append(rest)
    return found


@cache
def _openers() -> frozenset[str]:
    lexicon = _lexicon()
    groups = ("modal", "intends", "bound", "event", "fixes")
    words = {word for group in groups for word in lexicon[group]} | {"has", "have"}
    return frozenset(words) | _PRESENT_BE | _WOULD | _MUST | _MAY


def futures(syntax: Syntax, linked: list[Link]) -> list[Future]:
    """Find what is to happen by a sentence, in the order of its words; `linked` are its cues."""
    found = []
    openers = _openers()
    if openers.isdisjoint(syntax.words.lower):
        return []
    for at, word in enumerate(syntax.words.lower):
        if word in openers:
            hit = _hit(syntax, at, word)
            if hit is not None:
                future = _future(syntax, at, hit, linked)
                if future is not None:
                    found.append(future)
    return found


def _hit(syntax: Syntax, at: int, word: str) -> _Hit | None:
    lexicon = _lexicon()
    if word in lexicon["modal"]:
        return None if syntax.words.capital(at) and at and word == "will" else _Hit("will", at)
    if word in _PRESENT_BE:
        return _arranged(syntax, at)
    if word in {"has", "have"} and (last := _spell(syntax, at)) >= 0:
        return _Hit("bound", last)
    past = syntax.flag(at - 1, HAVE | BE) and syntax.word(at - 1) in {"had", "was", "were"}
    for group in () if past else ("bound", "intends"):
        for tail in lexicon[group].get(word, ()):
            if syntax.words.lower[at + 1 : at + 1 + len(tail)] == tail:
                return _Hit("bound" if group == "bound" else "intends", at + len(tail))
    if word in _WOULD:
        return _Hit("would", at)
    if word in _MUST:
        return _Hit("must", at)
    if word in _MAY:
        return None if syntax.words.capital(at) and at else _Hit("may", at)
    if word in lexicon["event"] and _is_verb(syntax, at) and _dated(syntax, at):
        return _Hit("event", at)
    if word in lexicon["fixes"] and not past and _has_doer(syntax, at) and _dated(syntax, at):
        return _Hit("intends", at)
    return None


def _spell(syntax: Syntax, at: int) -> int:
    """Give the index of the last word of "has 21 days", -1 for another "has"."""
    last = at + 2
    return last if syntax.flag(at + 1, NUMBER) and syntax.word(last) in _lexicon()["spell"] else -1


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
    return syntax.word(before).endswith("s") or syntax.flag(before, PRONOUN | CONJUNCTION)


def _arranged(syntax: Syntax, at: int) -> _Hit | None:
    lexicon = _lexicon()
    place = at + 1
    while syntax.flag(place, ADVERB) and syntax.word(place) not in lexicon["expected"]:
        place += 1
    word = syntax.word(place)
    if word == "to" and place == at + 1 and _is_arrangement(syntax, at):
        return _Hit("arranged", place)
    if word in lexicon["arranged"] and syntax.word(place + 1) in _WHEN:
        return _Hit("arranged", place + 1)
    if word in lexicon["expected"] and syntax.word(place + 1) in _WHEN:
        return _Hit("expected", place + 1)
    if word in lexicon["event"] and _dated(syntax, at):
        return _Hit("event", at)
    contracted = syntax.word(at) in {"'s", "’s"}
    return (
        _Hit("event", at)
        if word.endswith("ing") and not contracted and _dated(syntax, at)
        else None
    )


def _is_arrangement(syntax: Syntax, at: int) -> bool:
    """Tell "the minister is to go" and "the case is to come back" from "the aim is to go"."""
    if syntax.word(at) in {"'s", "’s"}:
        return False
    return syntax.word(at - 1) not in _lexicon()["abstract"]


def _dated(syntax: Syntax, at: int) -> bool:
    """Say whether a time word follows near enough to date the event."""
    for place in range(at + 1, min(at + 9, len(syntax.words.lower))):
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


def _future(syntax: Syntax, at: int, hit: _Hit, linked: list[Link]) -> Future | None:
    start = hit.last + 1
    while syntax.flag(start, ADVERB | NEGATION):
        start += 1
    condition = _condition(syntax, at)
    end = _end(syntax, start, condition)
    action = trim(syntax, start, end)
    if action is None:
        return None
    earlier = next((each.subject for each in reversed(linked) if each.last < at), None)
    subject_ = before_verb(syntax, at) or shared(syntax, at, earlier)
    own = subject_ is not None and subject_.kind != "raw"
    who = (subject_.first, subject_.last) if subject_ and own else _owner(syntax, at)
    first = _clause_start(syntax, at)
    return Future(
        _span(syntax, who) if who is not None else None,
        _span(syntax, (at, hit.last)),
        _span(syntax, action),
        _span(syntax, (min(first, at), max(action[1], hit.last))),
        hit.how,
        own,
        _span(syntax, condition) if condition is not None else None,
        syntax.words.quoted[at],
        any(syntax.flag(place, NEGATION) for place in range(at, start)),
        syntax.word(start) in _lexicon()["outlook"],
    )


def _owner(syntax: Syntax, at: int) -> tuple[int, int] | None:
    """Find who owns or leads the subject: "his trial", "a panel led by Ann Roe"; else the agent."""
    for place in range(_clause_start(syntax, at), at):
        if syntax.flag(place, POSSESSIVE) and syntax.word(place) != "whose":
            return (place, place)
        if syntax.word(place) in _OF and (named := _begins(syntax, place + 1)) is not None:
            return (named.first, named.last)
        if syntax.word(place) in {"'s", "’s"} and place - 1 in syntax.ends:
            owner = syntax.ends[place - 1]
            return (owner.first, owner.last)
    by = next((place for place in range(at, at + _NEAR) if syntax.word(place) == "by"), None)
    agent = _begins(syntax, by + 1) if by is not None else None
    return (agent.first, agent.last) if agent is not None and agent.kind != "pronoun" else None


def _begins(syntax: Syntax, at: int) -> Phrase | None:
    """Give the phrase that begins at `at`, or behind an article there."""
    return syntax.begins.get(at) or (
        syntax.begins.get(at + 1) if syntax.flag(at, DETERMINER) else None
    )


def _clause_start(syntax: Syntax, at: int) -> int:
    """Give the index of the first word of the subject of the verb at `at`."""
    first = at
    while first > 0:
        word = syntax.word(first - 1)
        if syntax.words.quoted[first - 1] != syntax.words.quoted[at] or word in _BARS:
            break
        joins = syntax.flag(first - 1, SUBORDINATOR) and not syntax.flag(first - 1, PREPOSITION)
        if joins and syntax.word(first) != "to":
            break
        if word in {"and", "but"} and _has_verb(syntax, first - 1):
            break
        first -= 1
    return first


def _has_verb(syntax: Syntax, end: int) -> bool:
    """Say whether a clause of its own stands before a conjunction."""
    return syntax.word(end - 1) == "," or any(
        syntax.flag(place, AUXILIARY) or syntax.word(place) in cues()
        for place in range(max(0, end - 12), end)
    )


def _condition(syntax: Syntax, at: int) -> tuple[int, int] | None:
    """Find the words of an "if" or "unless" of the same sentence."""
    openers = _lexicon()["condition"]
    for place, word in enumerate(syntax.words.lower):
        if word in openers and (place == 0 or word != "should"):
            end = place
            while end + 1 < len(syntax.words.lower) and syntax.word(end + 1) not in {",", ";", "."}:
                end += 1
            if end > place and not place <= at <= end:
                return trim(syntax, place, end)
    return None


def _end(syntax: Syntax, start: int, condition: tuple[int, int] | None) -> int:
    """Give the index of the last word of the action that starts at `start`."""
    end = len(syntax.words.lower) - 1
    if condition is not None and condition[0] > start:
        end = condition[0] - 1
    for place in range(start, end + 1):
        if syntax.word(place) in {";", ":"}:
            return place - 1
        if syntax.word(place) == "," and _attribution_follows(syntax, place + 1):
            return place - 1
    return end


def _attribution_follows(syntax: Syntax, at: int) -> bool:
    from_here = syntax.begins.get(at) or syntax.begins.get(at + 1)
    last = from_here.last if from_here is not None else at
    return syntax.word(last + 1) in {"said", "says", "told", "added", "indicated"}


def _span(syntax: Syntax, part: tuple[int, int]) -> Span:
    return Span(syntax.words.starts[part[0]], syntax.words.ends[part[1]])
