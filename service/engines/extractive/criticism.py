"""Owns the lines of the section of criticism: who faults whom for what."""

from typing import NamedTuple

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.clauses import tidy
from service.engines.extractive.mentions import mention, mentions
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.wording import wording
from service.english.attribution import Attribution
from service.english.casting import Cast, Meant
from service.english.words import DETERMINER, POSSESSIVE, PRONOUN, classes
from service.models import ActorKind, DraftLine, Excerpt, Mention, Span
from service.text.lexicon import load

_LONGEST_TARGET = 90
_KIND = frozenset(["praises", "supports"])
_NEAR = 24
"""So many characters into what is said, a noun of support still is what it is about."""
_CLAUSES = frozenset(["rather", "as", "whether", "if", "how"])
_ANY = frozenset(
    ["a", "an", "any", "each", "every", "many", "no", "some", "which", "whose", "my", "our", "your"]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_KINDS: tuple[ActorKind, ...] = ("organisation", "government", "person", "group")


class Target(NamedTuple):
    """What or whom a criticism is aimed at."""

    mention: Mention
    actor: int | None
    sentence: int
    """Number of the sentence that names it."""
    guessed: bool = False
    """Whether no rule of grammar makes it the target: it is only spoken of."""


def may_fault(candidate: Candidate, features: list[str], cast: Cast) -> bool:
    """Say whether a candidate can be a criticism: no praise, no old story."""
    found = candidate.attribution
    if found.negated and found.stance == "blames":
        return False
    if found.stance in _KIND or "past" in features or _of_itself(candidate, cast):
        return False
    if found.stance == "says" and found.frame == "verdict" and "negative" not in features:
        return "positive" not in features and "quotes" in features  # a nickname may be a sneer
    return not any(
        (other.who == found.who and other.stance == "praises" and other.cue < found.cue)
        or reports(found, other)
        for other in candidate.seen.attributions
    )


def reports(said: Attribution, other: Attribution) -> bool:
    """Say whether what is said is, to begin with, somebody's support ("China's commitment to")."""
    near = said.content.start <= other.cue.start <= said.content.start + _NEAR
    return near and said.stance == "says" and other.stance in _KIND and other.frame == "noun"


def _of_itself(candidate: Candidate, cast: Cast) -> bool:
    """Say whether somebody only tells of himself: "revealed that he also spoke with"."""
    said = candidate.attribution
    if said.stance != "reports" or said.topic is None or said.who is None:
        return False
    topic = cast.number(said.topic)
    return topic is not None and topic == cast.number(said.who)


def criticism(
    text: str, candidate: Candidate, cast: Cast, sure: float
) -> Proposal | None:
    """Make the line of a candidate; None where nothing is left to say.

    Who faults something that has no name ("“Eighteen inches is a parking space”"), or "them",
    leaves it open: the first actor of the sentence before was the right one in one case of five.
    """
    found, bounds = candidate.attribution, candidate.bounds
    target = _target(text, candidate, cast)
    if found.who is None:
        return None
    said = tidy(text, _point(text, candidate), bounds)
    if said.start >= said.end:
        return None
    line = DraftLine(
        section="criticism",
        text=text[said.start : said.end],
        sentences=tuple(sorted({*candidate.numbers, *([target.sentence] if target else [])})),
        claim=bounds,
        who=mentions(text, found.who, cast),
        target=(target.mention,) if target else (),
        cue=Excerpt(text=text[found.cue.start : found.cue.end], start=found.cue.start),
    )
    return Proposal(
        line=line,
        sure=sure,
        sentence=candidate.seen.sentence.number,
        lemma=found.lemma,
        who=cast.number(found.who),
        target=target.actor if target else None,
        guessed=target is None or target.guessed,
        head=candidate.carried.sentence.number if candidate.carried else None,
        runs_on=candidate.since is not None,
    )


def _point(text: str, candidate: Candidate) -> Span:
    """Give what the target is faulted for: its own clause, or what the critic goes on to say."""
    found, bounds = candidate.attribution, candidate.bounds
    following = _next_of_same(candidate, found)
    if found.frame == "adjective" and following is not None:
        return following.content
    if found.target is None or found.frame != "target":
        return wording(text, found, bounds)
    if found.content != found.target:
        return found.content
    return following.content if following is not None else wording(text, found, bounds)


def _next_of_same(candidate: Candidate, found: Attribution) -> Attribution | None:
    for other in candidate.seen.attributions:
        if other.who == found.who and other.cue.start >= found.content.end:
            return other
    return None


def _target(text: str, candidate: Candidate, cast: Cast) -> Target | None:
    """Find the target in the sentence itself: named by the cue, else what it speaks of."""
    found, number = candidate.attribution, candidate.seen.sentence.number
    critic = cast.number(found.who) if found.who is not None else None
    if found.target is not None and found.target.end - found.target.start <= _LONGEST_TARGET:
        actor = cast.number(found.target)
        if (actor is None or actor != critic) and not _is_clause(text, found.target):
            return Target(mention(text, found.target, cast), actor, number)
    if found.topic is not None and found.topic.end - found.topic.start <= _LONGEST_TARGET:
        actor = cast.number(found.topic)
        whole = actor if _is_named(text, found.topic, cast) else None
        vague = _is_vague(text, found.topic, whole) or _is_clause(text, found.topic)
        owner = _owner(text, found.topic, cast)
        if owner is not None and owner.actor != critic:
            return Target(mention(text, owner.span, cast), owner.actor, number)
        if not vague and not _is_own(actor, critic, cast):
            return Target(mention(text, found.topic, cast), whole, number, guessed=whole is None)
    return _other(text, found.content, number, critic, cast)


def _other(text: str, within: Span, number: int, critic: int | None, cast: Cast) -> Target | None:
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
                return Target(mention(text, meant.span, cast), meant.actor, number, guessed=True)
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


def _is_vague(text: str, topic: Span, actor: int | None) -> bool:
    """Say whether a reader would not know what is meant: "they", "his hands", "a crisis"."""
    named = text[topic.start : topic.end].lower()
    first, *rest = named.split()
    flags = classes().get(first, 0)
    if [first, *rest][-1] in load("service.engines.extractive", "words")["affair"]:
        return True
    if flags & POSSESSIVE or first in {"a", "an"}:
        return True
    return actor is None and not (rest and (first in _DEFINITE or "’s " in named or "'s " in named))

