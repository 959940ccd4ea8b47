"""Owns the casting: who is meant by each name, role noun and pronoun, as the article goes on."""

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from service.english.attribution import Attribution
from service.english.known import Known, Register
from service.english.phrases import Phrase, begin
from service.english.syntax import Syntax
from service.english.words import CONJUNCTION, MARK, PREPOSITION, RELATIVE, SUBORDINATOR
from service.models import Span

__all__ = ["Cast", "CastBuilder", "Known", "Meant"]

_WHERE = frozenset(["in", "at", "near", "to"])
_OWNERS = frozenset(["his", "her", "its", "their"])
_OBJECTS = frozenset(["it", "him", "them"])
_JOINTS = MARK | CONJUNCTION | SUBORDINATOR | PREPOSITION | RELATIVE
_MAIN = 5
"""So many actors are what an article is mostly about."""
_FOCUS = 8
"""So many actors may still be meant by a pronoun."""


class Meant(NamedTuple):
    """A phrase of the text and the index of the actor it means."""

    span: Span
    actor: int


class Cast:
    """Whom each phrase of an article means; built once for a Reading."""

    def __init__(self, actors: tuple[Known, ...], meant: list[Meant]) -> None:
        """Take the actors and the phrases in the order of the text."""
        self.actors = actors
        self._meant = meant
        self._starts = [each.span.start for each in meant]

    def resolve(self, span: Span) -> Known | None:
        """Give whom the words at `span` mean; None where that is not known."""
        at = self.number(span)
        return None if at is None else self.actors[at]

    def number(self, span: Span) -> int | None:
        """Give the index in `actors` of whom the words at `span` mean."""
        at = bisect_left(self._starts, span.start)
        while at < len(self._starts) and self._starts[at] == span.start:
            if self._meant[at].span == span:
                return self._meant[at].actor
            at += 1
        best, fit = None, -1
        for meant in self._around(span):
            fits = (meant.span.start == span.start) * 2 + (meant.span.end == span.end)
            if fits > fit:
                best, fit = meant.actor, fits
        return best

    def _around(self, span: Span) -> list[Meant]:
        """Give the phrases that share words with `span`."""
        start, end = span
        first = max(0, bisect_left(self._starts, start) - 2)
        last = bisect_left(self._starts, end, first)
        return [meant for meant in self._meant[first:last] if meant.span.end > start]

    def mentioned(self) -> Counter[int]:
        """Count for each index in `actors` how often the actor is meant."""
        return Counter(each.actor for each in self._meant)

    @cached_property
    def main(self) -> frozenset[int]:
        """Give the actors that the article speaks of most, not just once, as in `actors`."""
        most = self.mentioned().most_common(_MAIN)
        return frozenset(actor for actor, count in most if count > 1)

    def within(self, span: Span) -> list[Meant]:
        """Give the phrases that stand wholly within `span`, in order."""
        start, end = span
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [meant for meant in self._meant[first:last] if meant.span.end <= end]


class CastBuilder:
    """Takes the sentences of an article in order and keeps track of who is being talked about."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._register = Register()
        self._meant: list[Meant] = []
        self._focus: list[int] = []
        self._fresh = 0

    def add(self, syntax: Syntax, found: list[Attribution]) -> None:
        """Resolve the phrases of the next sentence."""
        here: list[int] = []
        self._fresh = len(self._meant)
        place, words = -1, syntax.words
        speakers = {each.who for each in found if each.who is not None}
        for phrase in _with_owners(syntax):
            quoted = words.quoted[phrase.first]
            span = Span(words.starts[phrase.first], words.ends[phrase.last])
            if phrase.kind == "name":
                actor: int | None = self._register.name(syntax, phrase)
            else:
                candidates = (*here, *self._focus)
                if phrase.kind == "pronoun":
                    doer = self._doer(syntax, phrase)
                    candidates = (*self._speaker(span, found), *candidates)
                    candidates = tuple(each for each in candidates if each != doer)
                actor = self._referent(syntax, phrase, candidates)
            if actor is None:
                continue
            self._meant.append(Meant(span, actor))
            if span in speakers:
                self._register.speaks(actor)
            place = _is_place(syntax, phrase, place)
            where = place == phrase.last and not self._register.is_person(actor)
            if not quoted and actor not in here and not where:
                here.append(actor)
        self._refocus(here, self._subjects(found))

    def build(self) -> Cast:
        """Give the cast of all that was added."""
        sure = self._register.sure()
        return Cast(
            self._register.known(), sorted(each for each in self._meant if sure[each.actor])
        )

    def _speaker(self, span: Span, found: list[Attribution]) -> tuple[int, ...]:
        """Give who says what a pronoun stands in: "the local says it will", nearest first."""
        whose = [
            each.who
            for each in reversed(found)
            if each.who is not None
            and each.who.end <= span.start
            and each.content.start <= span.start < each.content.end
        ]
        here = self._meant[self._fresh :] if whose else []
        return tuple(each.actor for who in whose for each in here if each.span == who)

    def _doer(self, syntax: Syntax, phrase: Phrase) -> int | None:
        """Give who does something to the one a pronoun means: in "Roe sees it" it is not Roe."""
        at = phrase.first
        before = syntax.ends.get(at - 2) or syntax.ends.get(at - 3)
        joined = any(syntax.flag(place, _JOINTS) for place in (at - 2, at - 1))
        if syntax.word(at) not in _OBJECTS or before is None or joined:
            return None
        if syntax.word(at + 1) and not syntax.flag(at + 1, PREPOSITION | MARK):
            return None  # "Roe says it will"
        span = Span(syntax.words.starts[before.first], syntax.words.ends[before.last])
        here = reversed(self._meant[self._fresh :])
        return next((each.actor for each in here if each.span == span), None)

    def _referent(self, syntax: Syntax, phrase: Phrase, candidates: tuple[int, ...]) -> int | None:
        """Find whom a pronoun or noun means; what a pronoun of a quotation does, is not told."""
        if phrase.kind == "pronoun":
            if syntax.words.quoted[phrase.first]:
                return None
            return self._register.pronoun(syntax.words.lower[phrase.first], candidates)
        return self._register.noun(syntax, phrase, candidates)

    def _subjects(self, found: list[Attribution]) -> list[int]:
        whose = {each.who for each in found if each.who is not None}
        return [each.actor for each in self._meant[self._fresh :] if each.span in whose]

    def _refocus(self, here: list[int], subjects: list[int]) -> None:
        order = dict.fromkeys((*subjects, *here, *self._focus))
        self._focus = list(order)[:_FOCUS]


def _with_owners(syntax: Syntax) -> list[Phrase]:
    """Give the phrases with the possessive pronouns, which name somebody as well."""
    if _OWNERS.isdisjoint(syntax.words.lower):
        return syntax.phrases
    owners = [
        Phrase(at, at, "pronoun") for at, word in enumerate(syntax.words.lower) if word in _OWNERS
    ]
    return sorted([*owners, *syntax.phrases], key=lambda phrase: phrase.last)


def _is_place(syntax: Syntax, phrase: Phrase, before: int) -> int:
    """Give the index of the last word of the phrase if it is where something is, else `before`.

    `before` is that of the place before: in "in Plano, Texas" the second name is one because of
    the first.
    """
    first = begin(phrase)
    if phrase.kind != "name":
        return before
    within = syntax.word(first - 1) == "the" and syntax.word(first - 2) in {"in", "at", "near"}
    governed = within or syntax.word(first - 1) in _WHERE
    following = syntax.word(first - 1) == "," and before == first - 2
    return phrase.last if governed or following else before
