"""Owns the lines of the section of criticism: who faults whom for what."""

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.clauses import tidy
from service.engines.extractive.mentions import mentions
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.targets import target
from service.engines.extractive.wording import wording
from service.english.attribution import Attribution
from service.english.casting import Cast
from service.models import DraftLine, Excerpt, Span

_KIND = frozenset(["praises", "supports"])
_NEAR = 24
"""So many characters into what is said, a noun of support still is what it is about."""


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


def criticism(text: str, candidate: Candidate, cast: Cast, sure: float) -> Proposal | None:
    """Make the line of a candidate; None where nothing is left to say.

    Who faults something that has no name ("“Eighteen inches is a parking space”") leaves it open.
    """
    found, bounds = candidate.attribution, candidate.bounds
    aim = target(text, candidate, cast)
    if found.who is None:
        return None
    said = tidy(text, _point(text, candidate), bounds)
    if said.start >= said.end:
        return None
    line = DraftLine(
        section="criticism",
        text=text[said.start : said.end],
        sentences=candidate.numbers,
        claim=bounds,
        who=mentions(text, found.who, cast),
        target=(aim.mention,) if aim else (),
        cue=Excerpt(text=text[found.cue.start : found.cue.end], start=found.cue.start),
    )
    return Proposal(
        line=line,
        sure=sure,
        sentence=candidate.seen.sentence.number,
        lemma=found.lemma,
        who=cast.number(found.who),
        target=aim.actor if aim else None,
        guessed=aim is None or aim.guessed,
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
