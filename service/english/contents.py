"""Owns the question what was said, wanted or faulted: the clause that belongs to a cue."""

from typing import NamedTuple

from service.english.cues import Cue, cues
from service.english.frames import listed
from service.english.subjects import Subject, whole
from service.english.syntax import Syntax
from service.english.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    MARK,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
)

_OPENERS = frozenset("“\"‘'«")
_CLOSERS = frozenset("”\"’'»")
_BESIDE = frozenset(["where", "who", "which", "whose"])
_POINTS = frozenset(["as", "over", "after", "because"])
"""No "that": it belongs to the noun before it, in "rules that last" and "the idea that"."""
_ENDS = frozenset([".", "!", "?", "…", ",", ";"])
_PAUSES = frozenset([",", ";", ":", "—", "–", "-"])
_FAR = 9
_LONGEST_SPEAKER = 14
_SHORT = 3
Range = tuple[int, int]


class Content(NamedTuple):
    """The clause and what it aims at, as indices of their first and last words."""

    clause: Range
    target: Range | None = None


def content(syntax: Syntax, cue: Cue, first: int, last: int, who: Subject) -> Content | None:
    """Find the content of the verb at `first`..`last`."""
    limit = len(syntax.words.lower)
    if cue.frame == "target":
        return _targeted(syntax, cue, last + 1)
    if cue.frame == "verdict":
        return _verdict(syntax, last + 1, limit)
    if cue.frame == "clause":
        clause = _clause(syntax, cue, first, last, who)
    else:
        clause = trim(syntax, last + 1, limit - 1)
    return Content(clause) if clause else None


def _clause(syntax: Syntax, cue: Cue, first: int, last: int, who: Subject) -> Range | None:
    """Find what was said, before the attribution or after it, or the better part of both."""
    start = max(last, who.last if who.kind == "after" else last) + 1
    if who.kind == "after" and not syntax.words.quoted[max(who.lead - 1, 0)]:
        start = _past_speaker(syntax, start)
    lead = min(who.lead, first)
    before = None
    if who.kind in {"before", "after"} and lead > 0 and _speech_before(syntax, lead - 1, start):
        before = trim(syntax, 0, lead - 1)
    after = _after(syntax, cue, start, len(syntax.words.lower))
    if before is None or after is None:
        return before or after
    if syntax.word(after[0] - 1) == "that":
        return after  # "Tea fell after the owner, Acme, said on Monday that it was cold"
    return _better(syntax, before, after, who)


def _past_speaker(syntax: Syntax, start: int) -> int:
    """Skip what describes a speaker amid a sentence: "said a person close to the talks,"."""
    for place in range(start, min(start + _LONGEST_SPEAKER, len(syntax.words.lower))):
        if syntax.words.quoted[place] or syntax.word(place) in {":", "that"}:
            break
        if syntax.word(place) == ",":
            return place
    return start


def _better(syntax: Syntax, before: Range, after: Range, who: Subject) -> Range:
    """Choose between the halves of "Tea, she said, is cold": a quotation, else the longer one."""
    quoted_before, quoted_after = (syntax.words.quoted[part[0]] for part in (before, after))
    if not quoted_before and not quoted_after and syntax.flag(after[0], AUXILIARY):
        return (before[0], after[1])  # the subject stands before, the verb after
    if quoted_before != quoted_after or (who.kind == "after" and not quoted_after):
        return after if quoted_after else before
    return before if before[1] - before[0] >= after[1] - after[0] else after


def _speech_before(syntax: Syntax, at: int, start: int) -> bool:
    """Say whether what ends at `at` is what the attribution after it reports."""
    if syntax.words.quoted[at]:
        return True
    if syntax.word(at) != ",":
        return False
    return syntax.words.quoted[at - 1] or syntax.word(start) in _ENDS | {""} or _time(syntax, start)


def _time(syntax: Syntax, start: int) -> bool:
    return syntax.flag(start, TIME) or (syntax.word(start) == "on" and syntax.flag(start + 1, TIME))


def _after(syntax: Syntax, cue: Cue, start: int, limit: int) -> Range | None:
    place = start
    if cue.lemma.split()[0] in listed("hearer"):
        place = _past_hearer(syntax, place)
    place = _past_circumstance(syntax, place + (syntax.word(place) == ","))
    while place < limit and _is_beside(syntax, place):
        place += 1
    if _is_circumstance(syntax, place, limit):
        return None
    return trim(syntax, place, limit - 1)


def _is_beside(syntax: Syntax, at: int) -> bool:
    """Say whether a word only leads to the clause: "on Monday that", no "Monday’s", "Monday is"."""
    if syntax.flag(at, TIME):
        return not (syntax.word(at + 1) in {"'s", "’s"} or syntax.flag(at + 1, AUXILIARY))
    if syntax.flag(at, ADVERB):
        return True
    led = syntax.word(at) == "on" and syntax.flag(at + 1, TIME)
    return syntax.word(at) in {",", ":", "that"} or led


def _is_circumstance(syntax: Syntax, start: int, limit: int) -> bool:
    """Tell "argued over money" and "shot back within the hour" from a clause."""
    if not syntax.flag(start, PREPOSITION) or syntax.flag(start, SUBORDINATOR):
        return False
    joint = (at for at in range(start, limit) if syntax.word(at) in _BESIDE)
    rest = range(start, next(joint, limit))  # "in a school where a teacher had"
    return not any(syntax.words.quoted[at] or syntax.flag(at, AUXILIARY) for at in rest)


def _past_circumstance(syntax: Syntax, start: int) -> int:
    """Skip "to me over coffee" where a "that" shows that the clause comes after it."""
    if not syntax.flag(start, PREPOSITION | TIME):
        return start
    for place in range(start + 1, min(start + _FAR, len(syntax.words.lower))):
        if syntax.word(place) == "that":
            return place
        if syntax.flag(place, AUXILIARY) or syntax.words.quoted[place]:
            break
    return start


def topic(syntax: Syntax, clause: Range) -> Range | None:
    """Give the noun phrase with which a clause begins, up to its verb."""
    first = clause[0]
    while first <= clause[1] and syntax.flag(first, MARK | ADVERB | CONJUNCTION):
        first += 1
    if syntax.flag(first, PRONOUN):
        return (first, first)
    if syntax.word(first) in {"'s", "’s"}:
        return None
    if syntax.flag(first, (PREPOSITION | SUBORDINATOR | AUXILIARY)) and not syntax.flag(
        first, DETERMINER
    ):
        return None
    for place in range(first + 1, min(first + _FAR, clause[1] + 1)):
        if syntax.flag(place, AUXILIARY) or syntax.word(place) in {",", "that", "who", "which"}:
            return (first, place - 1)
    phrase = syntax.begins.get(first)
    return (first, phrase.last) if phrase is not None else _up_to_verb(syntax, first, clause[1])


def _up_to_verb(syntax: Syntax, first: int, last: int) -> Range | None:
    """Give "the plan" of "the plan endangers", as far as the form of a word tells a verb."""
    for place in range(first + 2, min(first + _FAR, last + 1)):
        plain = not syntax.words.flags[place] and len(syntax.word(place)) > _SHORT
        if plain and syntax.word(place).endswith(("s", "ed")):
            return (first, place - 1)
    return None


def _past_hearer(syntax: Syntax, place: int) -> int:
    for start in (place, place + 1):
        phrase = syntax.begins.get(start)
        if phrase is not None and not syntax.words.quoted[phrase.first]:
            return whole(syntax, phrase).last + 1
    return place


def trim(syntax: Syntax, first: int, last: int) -> Range | None:
    """Leave out marks at either end, but for those of a quotation."""
    while first <= last and syntax.flag(first, MARK) and syntax.word(first) not in _OPENERS:
        first += 1
    while last >= first and syntax.flag(last, MARK) and syntax.word(last) not in _CLOSERS:
        last -= 1
    return (first, last) if last - first >= 0 else None


def _targeted(syntax: Syntax, cue: Cue, start: int) -> Content | None:
    """Part "China of supporting the war" into what is faulted and for what."""
    whole = trim(syntax, start, len(syntax.words.lower) - 1)
    if whole is None:
        return None
    if cue.tail[1:] == ("on",):
        return _blamed_on(syntax, *whole)
    turn = _point(syntax, cue, *whole)
    end = turn - 1 if turn is not None else whole[1]
    comma = next((at for at in range(whole[0] + 1, end) if _pauses(syntax, at)), end + 1)
    target = trim(syntax, whole[0], min(end, comma - 1)) or whole
    point = trim(syntax, turn + 1, whole[1]) if turn is not None else None
    return Content(point or target, target)


def _pauses(syntax: Syntax, at: int) -> bool:
    return syntax.word(at) in _PAUSES and not syntax.words.quoted[at]


def _point(syntax: Syntax, cue: Cue, first: int, last: int) -> int | None:
    """Find the "of", "for", "as" with which the point begins, across an insertion."""
    accuses = cue.lemma in {"accuse", "suspect", "convict"}
    for place in range(first + 1, last + 1):
        word = syntax.word(place)
        if syntax.words.quoted[place]:
            continue
        if word == ";" or (word == "," and not accuses and syntax.word(place + 1) not in _POINTS):
            return None
        if word in _POINTS or (word == "of" and accuses):
            return place
        if word == "for" and not _holds_for(syntax, place - 1):
            return place
    return None


def _holds_for(syntax: Syntax, at: int) -> bool:
    """Say whether a "for" belongs to the noun before it: "plans for", "calls for"."""
    word = syntax.word(at)
    return word in listed("takes for") or any(cue.frame == "noun" for cue in cues().get(word, ()))


def _blamed_on(syntax: Syntax, first: int, last: int) -> Content:
    """Part "the collapse on social media": here the target comes last."""
    on = syntax.words.lower.index("on", first)
    return Content((first, last), (on + 1, last)) if on < last else Content((first, last))


def _verdict(syntax: Syntax, start: int, limit: int) -> Content | None:
    """Part "the veto “a love letter”" or "the plan as reckless" into thing and verdict."""
    whole = trim(syntax, start, limit - 1)
    if whole is None:
        return None
    if syntax.words.quoted[whole[0]]:
        return Content(whole)
    place = _turn(syntax, *whole)
    if place is None:
        return Content(whole)
    first = place + 1 if syntax.word(place) in {"as", "to"} else place
    point = trim(syntax, first, whole[1])
    return Content(point, (whole[0], place - 1)) if point else None


def _turn(syntax: Syntax, first: int, last: int) -> int | None:
    """Find where the thing ends and the verdict begins: at "as", a quotation, or "a"."""
    places = range(first + 1, last + 1)
    for place in places:
        if syntax.word(place) in {"as", "to"}:
            return place
        if syntax.words.quoted[place] or syntax.word(place) in _PAUSES:
            return place if syntax.words.quoted[place] else None
    return next(
        (
            place
            for place in places
            if syntax.word(place) in {"a", "an"} and not syntax.flag(place - 1, PREPOSITION)
        ),
        None,
    )
