"""Owns which words of a sentence a position or criticism is told in."""

from service.engines.extractive.clauses import tidy
from service.english.attribution import Attribution
from service.english.words import AUXILIARY, classes
from service.models import Span

_PLAIN = frozenset(["says", "argues", "reports", "expects"])
_QUOTES = "“\"‘'«"


def wording(text: str, found: Attribution, bounds: Span) -> Span:
    """Give the clause that was said, or the cue with what it governs, with clean ends."""
    elsewhere = found.cue.start < bounds.start  # the sentence before names the speaker
    return tidy(text, found.content if elsewhere else _stated(text, found), bounds)


def _stated(text: str, found: Attribution) -> Span:
    content, verb = found.content, found.verb or found.cue
    if content.start < verb.start:
        return content
    if found.frame in {"according", "view"} or (found.frame == "noun" and found.stance == "says"):
        return content
    if found.frame == "clause" and _stands_alone(text, found):
        return content
    if found.frame == "verdict" and found.target is not None:
        return Span(verb.start, max(found.target.end, content.end))
    return Span(verb.start, content.end)


def _stands_alone(text: str, found: Attribution) -> bool:
    """Say whether what was said is a clause of its own, and its verb adds nothing to it."""
    said = text[found.content.start : found.content.end]
    if found.stance not in _PLAIN or found.negated or said.startswith("to "):
        return False
    if said[0] in _QUOTES or text[found.cue.end : found.content.start].strip() == "that":
        return True
    known = classes()
    return any(known.get(word.strip(",;."), 0) & AUXILIARY for word in said.lower().split())
