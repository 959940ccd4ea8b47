"""Owns attribution: who says, wants, refuses or faults what, in one sentence."""

from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from service.english.contents import Content, content, topic, trim
from service.english.cues import Cue, Frame, Stance, at, cues
from service.english.frames import listed
from service.english.nominal import Found, according, adjective, noun, passive, view
from service.english.phrases import phrases
from service.english.subjects import Place, Subject, before_verb, subject
from service.english.syntax import Syntax, verb_group
from service.english.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CONJUNCTION,
    DETERMINER,
    DO,
    MARK,
    MODAL,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    words,
)
from service.models import Span
from service.text.columns import places

__all__ = ["Attribution", "Frame", "Stance", "attribute", "attributions"]

_NOBODY = frozenset(["neither", "no", "nobody", "none", "few"])
_STANCES = frozenset(["supports", "opposes"])
_NOUNS = 4
"""A noun has at most so many words before it."""
_TOWARDS = frozenset(["to", "for", "about", "over"])
_QUESTIONS = frozenset(["how", "if", "what", "when", "where", "whether", "which", "who", "why"])
_FAR = 5
"""So many words may stand between "asked" and its question."""
_FUTURE = frozenset(["will", "shall", "'ll", "’ll"])
LONGEST = 2000
"""So many characters of a sentence are read: a longer one is a table or a list, no prose."""


class Attribution(NamedTuple):
    """One cue of a sentence with whom and what it joins; offsets are those of the whole text."""

    who: Span | None
    """The phrase of the speaker or actor, a name without its title; None if nobody is named."""
    cue: Span
    content: Span
    """The clause said, wanted or criticised; without the cue."""
    target: Span | None
    """Of an accusation or a judgement."""
    stance: Stance
    frame: Frame = "clause"
    lemma: str = ""
    """The cue as the lexicon has it."""
    negated: bool = False
    """Whether the cue is denied ("did not criticise")."""
    verb: Span | None = None
    """The cue from a "would" or "did not" on, if one stands before it; None if it is no verb."""
    topic: Span | None = None
    """What the content is about: its first noun phrase, if it begins with one."""


class Link(NamedTuple):
    """A cue with its subject and content, in indices of words."""

    cue: Cue
    first: int
    last: int
    subject: Subject | None
    content: Content


def attributions(text: str, start: int, end: int) -> list[Attribution]:
    """Find every attribution of the sentence `text[start:end]`, in the order of the cues."""
    sentence = words(text, start, min(end, start + LONGEST))
    return attribute(Syntax(sentence, phrases(sentence)))


def attribute(syntax: Syntax, linked: list[Link] | None = None) -> list[Attribution]:
    """Find the attributions of a sentence whose words and phrases, perhaps links, are known."""
    return [_attribution(syntax, each) for each in (links(syntax) if linked is None else linked)]


def links(syntax: Syntax) -> list[Link]:
    """Find the cues of a sentence with their subjects and contents."""
    found = _links(syntax)
    for index, (link, following) in enumerate(pairwise(found)):
        found[index] = _clipped(syntax, link, following)
    return found


def _links(syntax: Syntax) -> list[Link]:
    found: list[Link] = []
    earlier: Subject | None = None
    last, known, quoted = -1, cues(), syntax.words.quoted
    for place in places(syntax.words.lower, known):
        if place <= last or quoted[place]:
            continue
        link = _link(syntax, place, earlier, last)
        if link is not None:
            found.append(link)
            earlier = link.subject or earlier
            last = link.last
    return found


def _link(syntax: Syntax, place: int, earlier: Subject | None, floor: int) -> Link | None:
    for cue, last in at(syntax.words, place):
        if cue.form == "fixed":
            link = _nominal(syntax, cue, place, last)
        else:
            link = _verbal(syntax, cue, Place(place, last, floor), earlier)
        if link is not None:
            return link
    return None


def _nominal(syntax: Syntax, cue: Cue, place: int, last: int) -> Link | None:
    size = len(syntax.words.lower)
    found = None
    if cue.frame == "noun":
        found = noun(syntax, cue, place, size)
    elif cue.frame == "adjective":
        found = adjective(syntax, place, last, size)
    elif cue.frame == "view":
        found = view(syntax, place)
    elif cue.frame == "according":
        found = according(syntax, place, last)
    return _of_found(cue, place, last, found)


def _of_found(cue: Cue, place: int, last: int, found: Found | None) -> Link | None:
    if found is None or found.who is None:
        return None
    if found.content.target is not None and cue.stance == "opposes":
        cue = cue._replace(stance="blames")  # "met with resistance from" faults something
    return Link(cue, place, last, Subject(*found.who, place), found.content)


def _verbal(syntax: Syntax, cue: Cue, at_: Place, earlier: Subject | None) -> Link | None:
    place, last, _ = at_
    if cue.form == "past" and cue.frame in {"target", "object"} and syntax.word(last + 1) == "by":
        return _of_found(cue, place, last, passive(syntax, place, last))
    if not _fits(syntax, cue, place):
        return None
    if cue.frame != "clause" and _stops(syntax, last + 1):
        return None
    if cue.frame == "object" and not _has_object(syntax, cue, last + 1):
        return None
    found = subject(syntax, cue, at_, earlier)
    if found is not None and syntax.word(found.lead - 1) == "than":
        return None  # "better than he had hoped"
    said = content(syntax, cue, place, last, found) if found is not None else None
    if said is None or found is None:
        return None
    if cue.frame in {"target", "verdict"}:
        said = _with_antecedent(syntax, found, said)
    return Link(cue, place, last, found, said)


def _with_antecedent(syntax: Syntax, found: Subject, said: Content) -> Content:
    """Aim at what a "which" before the subject means: "the tax, which she calls a sin"."""
    link = found.lead - (syntax.word(found.lead) != "that")
    pending = said.target is None or syntax.word(said.target[0]) == "as"
    if syntax.word(link) not in {"which", "that"} or not pending:
        return said
    last = link - 1 - (syntax.word(link - 1) == ",")
    first = last
    while first > 0 and not syntax.flag(first, DETERMINER | POSSESSIVE) and last - first < _NOUNS:
        if syntax.flag(first - 1, PREPOSITION | AUXILIARY | MARK):
            break
        first -= 1
    if last < 0 or syntax.flag(last, MARK | PREPOSITION | AUXILIARY):
        return said
    clause = said.clause
    if syntax.word(clause[0]) == "as":
        clause = trim(syntax, clause[0] + 1, clause[1]) or clause
    return Content(clause, (first, last))


def _stops(syntax: Syntax, at: int) -> bool:
    """Say whether nothing that a verb could govern follows."""
    return syntax.word(at) == "" or (syntax.flag(at, MARK) and not syntax.words.quoted[at])


def _has_object(syntax: Syntax, cue: Cue, at: int) -> bool:
    """Say whether what is wanted follows: no "within a week", "would cost", "why it is"."""
    beside = syntax.flag(at, PREPOSITION) and syntax.word(at) not in _TOWARDS
    if syntax.flag(at, MODAL) or (beside and not cue.tail):
        return False
    return cue.lemma != "ask" or not _asks(syntax, at)


def _asks(syntax: Syntax, at: int) -> bool:
    """Say whether a question follows, and no wish: "the firm whether it would", no "it to"."""
    for place in range(at, min(at + _FAR, len(syntax.words.lower))):
        if syntax.word(place) in {"to", "for"} or syntax.flag(place, MARK):
            return False
        if syntax.word(place) in _QUESTIONS:
            return True
    return False


def _fits(syntax: Syntax, cue: Cue, place: int) -> bool:
    """Say whether the verb is used in the way that this form of it can be."""
    before = place - 1
    if syntax.flag(before, DETERMINER | POSSESSIVE) or syntax.word(before) in {"'s", "’s"}:
        return False
    if cue.form == "ing":
        return True
    if cue.form == "base" and syntax.word(place) != "has":
        return _is_base_verb(syntax, place, cue)
    if syntax.flag(before, PREPOSITION):
        return False
    return cue.form == "third" or not _group_flags(syntax, place) & BE


def _is_base_verb(syntax: Syntax, place: int, cue: Cue) -> bool:
    before = place - 1
    while syntax.flag(before, ADVERB) and before > 0:
        before -= 1
    word = syntax.word(before)
    if word.endswith("ed") and not syntax.flag(before - 1, DETERMINER):
        return False  # "pushed back"
    if syntax.flag(before, MODAL):
        if cue.frame == "clause":
            return cue.lemma in {"say", "argue"}
        return word not in _FUTURE or cue.stance in _STANCES  # else a step, no stance
    if syntax.flag(before, DO) or word in listed("plural"):
        return True
    if word == "to":
        return verb_group(syntax, place) < before
    found = before_verb(syntax, place)
    return found is not None and found.kind != "raw" and _plural(syntax, found)


def _plural(syntax: Syntax, found: Subject) -> bool:
    """Say whether the subject's noun, not what hangs on it, is a plural."""
    last = next((p.last for p in syntax.phrases if p.first == found.first), found.last)
    word = syntax.word(last)
    return (
        word.endswith("s")
        or word in listed("plural")
        or "and" in syntax.words.lower[found.first : found.last]
    )


def _clipped(syntax: Syntax, link: Link, following: Link) -> Link:
    """Cut off a content what belongs to the next cue of the same subject."""
    first, last = link.content.clause
    next_subject = following.subject
    if next_subject is not None and _trails(link, following):
        clause = trim(syntax, first, next_subject.lead - 1) or link.content.clause
        return link._replace(content=link.content._replace(clause=clause))
    if next_subject is None or not _takes_over(syntax, next_subject):
        return link
    if not first < next_subject.lead <= last:
        return link
    if next_subject.lead == first + 1 and syntax.flag(first, CONJUNCTION):
        return link  # "..., she said, and every paper relating to it would": nothing but "and"
    clause = trim(syntax, first, next_subject.lead - 1) or link.content.clause
    return link._replace(content=Content(clause, _cut(syntax, link, next_subject.lead)))


def _cut(syntax: Syntax, link: Link, limit: int) -> tuple[int, int] | None:
    target = link.content.target
    if target is None or not target[0] < limit <= target[1]:
        return target
    return trim(syntax, target[0], limit - 1)


def _takes_over(syntax: Syntax, subject_: Subject) -> bool:
    """Say whether a cue ends the content of the one before: "praised X, adding", "; Y said"."""
    if subject_.kind == "shared":
        return True
    joint = subject_.lead - 1
    while syntax.flag(joint, DETERMINER | POSSESSIVE):
        joint -= 1
    if syntax.word(joint) == ";":
        return True
    return syntax.word(joint) in {"and", "but", "while"} and syntax.word(joint - 1) == ","


def _trails(link: Link, following: Link) -> bool:
    """Say whether the next cue reports this whole stance: "X opposes it, Y said"."""
    first, last = link.content.clause
    if following.subject is None or following.cue.frame != "clause":
        return False
    reported = following.content.clause[1] < following.subject.lead
    return reported and first < following.subject.lead <= last


def _attribution(syntax: Syntax, link: Link) -> Attribution:
    target, held = link.content.target, _group_flags(syntax, link.first)
    return Attribution(
        _span(syntax, (link.subject.first, link.subject.last)) if link.subject else None,
        _span(syntax, (link.first, link.last)),
        _span(syntax, link.content.clause),
        _span(syntax, target) if target else None,
        link.cue.stance,
        link.cue.frame,
        link.cue.lemma,
        held & NEGATION != 0 or _is_nobodys(syntax, link),
        _verb(syntax, link, held),
        _topic_span(syntax, link),
    )


def _topic_span(syntax: Syntax, link: Link) -> Span | None:
    found = topic(syntax, link.content.clause) if link.cue.frame != "target" else None
    return _span(syntax, found) if found is not None else None


def _verb(syntax: Syntax, link: Link, held: int) -> Span | None:
    """Give the cue from its "was", "would" or "did not" on; None for a noun.

    `held` are the flags of the words before the verb in its group.
    """
    place, flags = link.first, syntax.words.flags
    first = verb_group(syntax, place)
    if link.cue.frame == "adjective":  # "was unpersuaded", "remains sceptical"
        return _span(syntax, (first - (not held & AUXILIARY), link.last))
    if link.cue.form == "fixed":
        return None
    if held & (MODAL | NEGATION):
        place = next(at for at in range(max(first, 0), place) if flags[at] & (AUXILIARY | NEGATION))
    return _span(syntax, (place, link.last))


def _group_flags(syntax: Syntax, at: int) -> int:
    """Give all flags of the words that stand before a verb in its group."""
    first = max(verb_group(syntax, at), 0)
    return reduce(or_, syntax.words.flags[first:at], 0) if first < at else 0


def _span(syntax: Syntax, part: tuple[int, int]) -> Span:
    words = syntax.words
    return Span(words.starts[part[0]], words.ends[part[1]])


def _is_nobodys(syntax: Syntax, link: Link) -> bool:
    return link.subject is not None and syntax.word(link.subject.first) in _NOBODY
