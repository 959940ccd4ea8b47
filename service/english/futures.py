"""Owns the frames in which a sentence says that something is to happen, and who does it."""

from typing import NamedTuple

from service.english.attribution import Link
from service.english.contents import trim
from service.english.cues import cues
from service.english.markers import How, Marker, lexicon_of_futures, marker, openers
from service.english.phrases import Phrase
from service.english.subjects import before_verb, shared
from service.english.syntax import Syntax, verb_group
from service.english.words import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
)
from service.models import Span
from service.text.columns import places

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


def futures(syntax: Syntax, linked: list[Link]) -> list[Future]:
    """Find what is to happen by a sentence, in the order of its words; `linked` are its cues."""
    found = []
    for at in places(syntax.words.lower, openers()):
        hit = marker(syntax, at)
        future = _future(syntax, at, hit, linked) if hit is not None else None
        if future is not None:
            found.append(future)
    return found


def _future(syntax: Syntax, at: int, hit: Marker, linked: list[Link]) -> Future | None:
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
    who = (subject_.first, subject_.last) if subject_ and own else None
    who = who or _teller(syntax, at, linked) or _owner(syntax, at)
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
        syntax.word(start) in lexicon_of_futures()["outlook"],
    )


def _teller(syntax: Syntax, at: int, linked: list[Link]) -> tuple[int, int] | None:
    """Find who tells of it between its subject and its verb: "The offer, Roe said, would lapse"."""
    told = verb_group(syntax, at) - 2
    told_by = next((each.subject for each in linked if each.last == told), None)
    inserted = told_by is not None and syntax.word(told + 1) == ","
    return (told_by.first, told_by.last) if told_by is not None and inserted else None


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
    openers = lexicon_of_futures()["condition"]
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
