"""Owns which words of a sentence a position or criticism is told in."""

import re

from service.engines.extractive.clauses import tidy
from service.english.attribution import Attribution
from service.english.words import AUXILIARY, classes
from service.models import Span

_PLAIN = frozenset(["says", "argues", "reports", "expects"])
_QUOTES = "“\"‘'«"
_CLEFT = re.compile(r"(?:is|was)\s+(?:that\s+)?")
_RESUMES = re.compile(r",\s+(?=[“\"a-z])(?!\w+ing\b)")
"""Between an attribution amid a clause and the rest of the clause; "he said, adding" is none."""
_JOINTS = ("and ", "but ")
_FAR = 40
"""So many characters before its end, an attribution amid a clause begins at most."""


def wording(text: str, found: Attribution, bounds: Span) -> Span:
    """Give the clause that was said, or the cue with what it governs, with clean ends."""
    elsewhere = found.cue.start < bounds.start  # the sentence before names the speaker
    if elsewhere:
        return tidy(text, found.content, bounds)
    return tidy(text, _unbroken(text, found, bounds) or _stated(text, found), bounds)


def _unbroken(text: str, found: Attribution, bounds: Span) -> Span | None:
    """Give a clause whole that its attribution interrupts: "“Tea,” she said, “is cold”"."""
    content, cue, who = found.content, found.cue, found.who
    rest = _RESUMES.match(text, cue.end, bounds.end)
    if rest is None or who is None or who.start > cue.start or found.frame != "clause":
        return None
    opening = max(text.rfind(mark, bounds.start, who.start) for mark in ',”"')
    near = opening >= 0 and cue.start - opening <= _FAR
    quoted, resumes = text[opening] != ",", text[rest.end()] in _QUOTES
    if not near or (quoted and not resumes):
        return None
    if content.end <= who.start:
        return Span(content.start, bounds.end)
    within = content.start == rest.end() and (
        text[rest.end() + 1].islower() if resumes else text.startswith(_JOINTS, rest.end())
    )
    return Span(bounds.start, bounds.end) if within else None


def _stated(text: str, found: Attribution) -> Span:
    content, verb = found.content, found.verb or found.cue
    cleft = _CLEFT.match(text, content.start, content.end)
    before = text[max(content.start - _FAR, 0) : found.cue.start].lower()
    if cleft is not None and "what " in before:  # "what she wants is a vote"
        return Span(cleft.end(), content.end)
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
    if said[0] in _QUOTES or text[found.cue.end : found.content.start].split()[-1:] == ["that"]:
        return True
    known = classes()
    return any(known.get(word.strip(",;."), 0) & AUXILIARY for word in said.lower().split())
