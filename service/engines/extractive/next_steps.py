"""Owns the lines of the section of next steps: what happens next, who does it, when."""

import re
from functools import cache

from service.engines.extractive.clauses import tidy
from service.engines.extractive.features import has_time
from service.engines.extractive.history import History
from service.engines.extractive.mentions import mentions
from service.engines.extractive.proposals import Proposal
from service.english.casting import Cast
from service.english.cues import cues
from service.english.dates import find_dates
from service.english.futures import Future
from service.english.known import Known
from service.english.phrases import PAPER, people
from service.english.study import Seen
from service.english.words import classes
from service.models import DraftLine, Excerpt, Span, StepStatus
from service.text.lexicon import load

_PAUSE = re.compile(r",\s+(?!\d{4})|;|\b(?:who|which|that|after|because)\b")
_BOUND = re.compile(r"\b((?:by|until|before|after|on|in|within|from|at|until at least)\s+)$")
_EMPTY = re.compile(r"come as\b|be\s+(?:an?\b|\d|\w+(?:er|le|ong|y|al|ful|ous|ic|ive)\b)")
"""What "it" will be, and not what somebody will do: "it would be improper"."""
_DEADLINE = re.compile(r"\b(?:by|until|before|end of)(?: the)?\s+$")
_IF = re.compile(r"\b(?:if|unless|once) $", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:(?:both|all|each|most) of )?(?:which|who|that)\b|['’]s\b")
_ABLE = re.compile(r"can|could|may|might")
_AFTER_RELATIVE = re.compile(r"\b(?:which|who|that)\s+$")
_OURS = frozenset(["we", "i"])
_BARE = frozenset(["will", "would", "expected", "intends"])
"""After these the action is a verb that stands by itself beside its actor."""
_FIXED = frozenset(["arranged", "event", "bound"])


def may_come(text: str, seen: Seen, future: Future, past: History) -> bool:
    """Say whether it can be a next step: no empty outlook, no old promise, no sign-off of ours."""
    action = text[future.action.start : future.action.end]
    if past.is_old(action) or (future.outlook and not has_time(action)):
        return False
    who = text[future.who.start : future.who.end].lower() if future.who is not None else ""
    before = text[seen.sentence.start : future.cue.start]
    if who == "it" and _EMPTY.match(action):
        return False
    if future.negated and action.lower().startswith(_kept_back()):
        return False
    if _ABLE.fullmatch(text, *future.cue) and _AFTER_RELATIVE.search(before):
        return False  # what a body can do, not what it will do
    ours = who in _OURS and not future.quoted
    return not ours and not past.frames(text, seen.sentence.span, future.action)


@cache
def _kept_back() -> tuple[str, ...]:
    return load("service.engines.extractive", "words")["kept back"]


def next_step(text: str, seen: Seen, future: Future, cast: Cast, sure: float) -> Proposal | None:
    """Make the line of a future; None where nothing is left to say."""
    bounds = seen.sentence.span
    who = _who(seen, future, cast)
    named = mentions(text, who, cast) if who is not None else ()
    said = tidy(text, _wording(text, seen, future, who), bounds)
    if said.start >= said.end:
        return None
    when = _when(text, future, bounds)
    line = DraftLine(
        section="next_steps",
        text=text[said.start : said.end],
        sentences=(seen.sentence.number,),
        claim=bounds,
        who=named,
        cue=_excerpt(text, future.cue),
        when=when,
        condition=_excerpt(text, future.condition) if future.condition is not None else None,
        status=_status(future, when),
    )
    return Proposal(
        line=line,
        sure=sure,
        sentence=seen.sentence.number,
        who=cast.number(who) if who is not None else None,
    )


def _who(seen: Seen, future: Future, cast: Cast) -> Span | None:
    """Find who does it, else whose it is ("its report"), else who tells of it."""
    if future.who is not None:
        if _is_actor(cast.resolve(future.who)):
            return future.who
        owner = next(iter(cast.within(future.who)), None)
        if owner is not None and owner.span != future.who and _is_actor(cast.resolve(owner.span)):
            return owner.span
    for found in seen.attributions:
        said = found.content.start <= future.cue.start < found.content.end
        if said and found.who is not None and cast.resolve(found.who) is not None:
            return found.who
    return None


def _is_actor(known: Known | None) -> bool:
    """Say whether somebody is meant, and not a report or a bill."""
    return known is not None and not people().get(known.name.lower().rsplit(" ", 1)[-1], 0) & PAPER


def _wording(text: str, seen: Seen, future: Future, who: Span | None) -> Span:
    """Give the action beside its actor; else the whole clause, subject and all."""
    own = future.own and who is not None and who == future.who
    if not (own and future.cue.start <= future.action.start):
        return Span(_with_subject(text, seen, future), future.clause.end)
    if future.how in _BARE and not future.negated:
        return future.action
    return Span(future.cue.start, future.clause.end)


def _with_subject(text: str, seen: Seen, future: Future) -> int:
    """Give where the clause begins, behind a "she said that"; an insertion may part its subject.

    In "A study, in 300 children, is due" it would begin with its verb, as would "which is due".
    """
    starts = [
        found.content.start
        for found in seen.attributions
        if found.frame == "clause" and found.content.start <= future.cue.start < found.content.end
    ]
    first = seen.sentence.start
    told = max([first, *starts])
    start = max(future.clause.start, told)
    condition = _IF.search(text, first, start)  # "if all goes to plan the bridge would open"
    if condition is not None:
        return condition.start()
    if start == future.cue.start or _RELATIVE.match(text, start):
        return max(told, *(text.rfind(mark, first, start) + 1 for mark in ";:—–"))
    return start


def _when(text: str, future: Future, bounds: Span) -> Excerpt | None:
    """Find the time in the action up to its first pause, else at the head of the sentence.

    In "The council voted on Tuesday to close it, a move that would save" that is when it voted.
    """
    head = _up_to_pause(text, bounds)
    for span in (_up_to_pause(text, future.action), head):
        found = find_dates(text, *span)
        if found and not (span == head and _is_of_the_past(text, head.start, found[0].start)):
            before = _BOUND.search(text, span.start, found[0].start)
            start = before.start(1) if before is not None else found[0].start
            return Excerpt(text=text[start : found[0].end], start=start)
    return None


def _is_of_the_past(text: str, start: int, at: int) -> bool:
    """Say whether a time at the head is that of a verb before it: "voted 5-2 on Tuesday"."""
    if _DEADLINE.search(text, start, at):
        return False
    words = text[start:at].lower().split()
    return any(_is_past(word) for word in words)


def _is_past(word: str) -> bool:
    """Say whether a word is a verb that tells what somebody said or did: "voted", "said"."""
    known = any(cue.form == "past" for cue in cues().get(word, ()))
    return known and not classes().get(word, 0)  # no "is" of "is asking"


def _up_to_pause(text: str, span: Span) -> Span:
    pause = _PAUSE.search(text, span.start + 1, span.end)
    return Span(span.start, pause.start() if pause is not None else span.end)


def _excerpt(text: str, span: Span) -> Excerpt:
    return Excerpt(text=text[span.start : span.end], start=span.start)


def _status(future: Future, when: Excerpt | None) -> StepStatus:
    if future.condition is not None:
        return "conditional"
    return "scheduled" if future.how in _FIXED and when is not None else "expected"
