"""Owns whom or what a criticism is aimed at: named by its cue, or what is spoken of; else open."""

from typing import NamedTuple

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.mentions import mention
from service.english.casting import Cast, Meant
from service.english.words import DETERMINER, POSSESSIVE, PRONOUN, classes
from service.models import ActorKind, Mention, Span
from service.text.lexicon import load

_LONGEST_TARGET = 90
_CLAUSES = frozenset(["rather", "as", "whether", "if", "how"])
_ANY = frozenset(
    ["a", "an", "any", "each", "every", "many", "no", "some", "which", "whose", "my", "our", "your"]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_KINDS: tuple[ActorKind, ...] = ("organisation", "government", "person", "group")
_IT = frozenset(["it", "them", "this", "that"])
_OPENING = frozenset("“‘\"'")


class Target(NamedTuple):
    """What or whom a criticism is aimed at."""

    mention: Mention
    actor: int | None
    guessed: bool = False
    """Whether no rule of grammar makes it the target: it is only spoken of."""


def target(text: str, candidate: Candidate, cast: Cast) -> Target | None:
    """Find the target in the sentence itself: named by the cue, else what it speaks of.

    It is left open where nothing there names it, and where a guess is wrong more often than not:
    the first actor of the sentence before was right in one case of five.
    """
    found = candidate.attribution
    critic = cast.number(found.who) if found.who is not None else None
    if found.target is not None and found.target.end - found.target.start <= _LONGEST_TARGET:
        actor = cast.number(found.target)
        if (actor is None or actor != critic) and not _is_clause(text, found.target):
            return Target(mention(text, found.target, cast), actor)
    if found.topic is not None and found.topic.end - found.topic.start <= _LONGEST_TARGET:
        actor = cast.number(found.topic)
        whole = actor if _is_named(text, found.topic, cast) else None
        vague = _is_vague(text, found.topic, whole, cast) or _is_clause(text, found.topic)
        owner = _owner(text, found.topic, cast)
        if owner is not None and owner.actor != critic:
            return Target(mention(text, owner.span, cast), owner.actor)
        if not vague and not _is_own(actor, critic, cast):
            return Target(mention(text, found.topic, cast), whole, guessed=whole is None)
    return _other(text, found.content, critic, cast)


def _other(text: str, within: Span, critic: int | None, cast: Cast) -> Target | None:
    """Find somebody else whom a stretch of text speaks of: names first, and of these a body.

    Only whom the article speaks of most: of others two in three were not what was meant.
    """
    spoken_of = (each for each in cast.within(within) if each.actor in cast.main)
    others = [each for each in spoken_of if not _is_own(each.actor, critic, cast)]
    others.sort(key=lambda each: not cast.actors[each.actor].name[0].isupper())
    for kind in _KINDS:
        for meant in others:
            if cast.actors[meant.actor].kind == kind:
                if _is_any(text[slice(*meant.span)]):
                    return None
                return Target(mention(text, meant.span, cast), meant.actor, guessed=True)
    return None


def _is_own(actor: int | None, critic: int | None, cast: Cast) -> bool:
    """Say whether an actor is the critic, or the body that he speaks for by his role."""
    if actor is None or critic is None:
        return False
    role = cast.actors[critic].role or ""
    return actor == critic or cast.actors[actor].name.lower() in role.lower()


def _is_any(phrase: str) -> bool:
    """Say whether a phrase means nobody in particular: "a regulator", "340,000 members"."""
    first = phrase.split(maxsplit=1)[0]
    return first.lower() in _ANY or first[0].isdigit()


def _is_clause(text: str, span: Span) -> bool:
    """Tell "that there is a villain" and "rather than hostile" from whom one can fault."""
    first, *rest = text[span.start : span.end].lower().split()
    if first != "that" or not rest:
        return first in _CLAUSES
    return rest[0] == "there" or classes().get(rest[0], 0) & (DETERMINER | PRONOUN) != 0


def _owner(text: str, topic: Span, cast: Cast) -> Meant | None:
    """Give whose a topic is by an "of" at its end: "the plan of Ana Ruiz", as "Ana Ruiz’s plan"."""
    for meant in cast.within(topic):
        known = cast.actors[meant.actor]
        of = text[topic.start : meant.span.start].lower().endswith((" of ", " of the "))
        if of and meant.span.end == topic.end and known.kind in {"person", "organisation"}:
            return meant if known.name[0].isupper() else None
    return None


def _is_named(text: str, topic: Span, cast: Cast) -> bool:
    """Say whether a topic begins with whom it names: no "shops in Barrasay"."""
    return any(
        text[topic.start : meant.span.start].strip().lower() in {"", *_DEFINITE}
        for meant in cast.within(topic)
    )


def _is_vague(text: str, topic: Span, actor: int | None, cast: Cast) -> bool:
    """Say whether a reader would not know what is meant: "it", "his hands", "a crisis", "patients".

    So is what only opens a quotation ("“Drones do not"), and what breaks off ("the plan at").
    """
    named = text[topic.start : topic.end].lower()
    first, *rest = named.split()
    flags = classes().get(first, 0)
    definite = first in _DEFINITE or "’s " in named or "'s " in named
    if rest and (rest[-1] in load("service.engines.extractive", "words")["affair"]):
        return True
    if flags & POSSESSIVE or first in {"a", "an"} or named in _IT:
        return True
    if rest and classes().get(rest[-1], 0):
        return True
    plain = not flags and text[topic.start].islower()
    opens = text[topic.start - 1 : topic.start] in _OPENING
    if not definite and (plain or (opens and actor not in cast.main)):
        return True
    return actor is None and not (rest and definite)
