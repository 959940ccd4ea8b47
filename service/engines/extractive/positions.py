"""Owns the lines of the section of positions: who holds what."""

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.mentions import mentions
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.tone import bare, tones
from service.engines.extractive.wording import wording
from service.english.attribution import Attribution
from service.english.casting import Cast
from service.models import DraftLine, Excerpt, Polarity

_POLARITY: dict[str, Polarity] = {
    "supports": "supports",
    "praises": "supports",
    "opposes": "opposes",
    "blames": "opposes",
    "demands": "demands",
    "proposes": "proposes",
}
_OPPOSITE: dict[Polarity, Polarity] = {"supports": "opposes", "opposes": "supports"}


def position(text: str, candidate: Candidate, cast: Cast, sure: float) -> Proposal | None:
    """Make the line of a candidate; None where nothing is left to say."""
    found, bounds = candidate.attribution, candidate.bounds
    said = wording(text, found, bounds)
    if found.who is None or said.start >= said.end:
        return None
    line = DraftLine(
        section="positions",
        text=text[said.start : said.end],
        sentences=candidate.numbers,
        claim=bounds,
        who=mentions(text, found.who, cast),
        cue=Excerpt(text=text[found.cue.start : found.cue.end], start=found.cue.start),
        polarity=_polarity(text, candidate),
    )
    return Proposal(
        line=line,
        sure=sure,
        sentence=candidate.seen.sentence.number,
        lemma=found.lemma,
        who=cast.number(found.who),
        head=candidate.carried.sentence.number if candidate.carried else None,
        runs_on=candidate.since is not None,
    )


def _polarity(text: str, candidate: Candidate) -> Polarity:
    """Give for or against: from the cue, else from the words, else from what goes before.

    Who "praised the talks, emphasizing that" is for what is emphasized.
    """
    found = candidate.attribution
    declared = _declared(found)
    if declared is not None:
        return declared
    if tones(bare(text[found.content.start : found.content.end])).get("ought"):
        return "demands"
    for other in candidate.seen.attributions:
        leads = other.who == found.who and other.cue.start < found.cue.start
        if leads and other.frame == "target" and candidate.carried is None:
            return _declared(other) or "neutral"
    return "neutral"


def _declared(found: Attribution) -> Polarity | None:
    stance = _POLARITY.get(found.stance)
    return _OPPOSITE.get(stance, "neutral") if stance and found.negated else stance
