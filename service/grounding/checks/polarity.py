"""Owns the check that a line is for or against, or denies, what its evidence does."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from service.english.attribution import Attribution, attributions
from service.english.cues import cues
from service.english.stems import stem
from service.english.words import ADVERB, BE, HAVE, MODAL, NEGATION
from service.grounding.case import Case
from service.grounding.denials import STOPS, Denials, bare_stem, turned
from service.grounding.doers import Doers
from service.grounding.finding import NOT_APPLICABLE, PASS, Finding, worst
from service.grounding.narrated import narrated
from service.grounding.wording import Wording
from service.models import CheckName, CheckResult, Span, WithheldReason
from service.text.lexicon import load, pairs

_FOR = frozenset(["supports", "praises"])
_AGAINST = frozenset(["opposes", "blames"])
_DECLARED = {"supports": 1, "opposes": -1}
_CERTAIN = frozenset(["will", "shall", "must"])
_POSSIBLE = frozenset(["may", "might", "could"])
_SENTENCE_ENDS = frozenset([".", "!", "?"])
_OBJECT = 8
"""So many words after a verb, what it is about is named."""
_FAR = 8
"""So many words before a verb, its modal stands."""


class Polarity:
    """Compares stances, then what is denied, then words with their opposites."""

    name: ClassVar[CheckName] = "polarity"
    reason: ClassVar[WithheldReason] = "polarity_mismatch"
    english_only: ClassVar[bool] = True

    def examine(self, case: Case) -> Finding:
        """Fail where the line turns its evidence round; undecided where it may."""
        if case.place:
            return worst((_stance(case), _cut_off(case, case.place)))
        said, held = Denials(case.wording), case.witness.denials
        stance = worst((_stance(case), *_narrated(case)))
        if turned(said, held):
            return Finding("fail", "a denial")
        found = (stance, _denials(said, held), _opposites(said, held))
        return worst((*found, _hardened(said.wording, held.wording)))


# --- stances: "supports" for "opposes", "praised" for "condemned" ---


def _stance(case: Case) -> Finding:
    own = _own(case)
    held = _held(own, case)
    line = 0 if own and _is_content(own, held, case) else _sign(own)
    evidence = {_sign(each) for each in held} - {0}
    declared = -1 if case.section == "criticism" else _DECLARED.get(case.polarity or "", 0)
    if line and evidence == {-line}:
        return Finding(_gravity(line, held, case), _cue(own, case))
    if declared and evidence == {-declared}:
        if case.section == "criticism":
            return Finding("undecided", "the stance")
        return Finding(_gravity(declared, Doers(case).closest(held), case), "the stance")
    if declared and not evidence and _all_signs(case) == {-declared}:
        return Finding("undecided", "the stance")
    if line and not evidence and _is_unfounded(line, case):
        return Finding("undecided", _cue(own, case))
    return PASS if line or evidence else NOT_APPLICABLE


def _held(own: Attribution | None, case: Case) -> list[Attribution]:
    """Give what the evidence attributes to a holder or critic, closest to the line's text.

    Where the line has no stance of its own and all of these are alike, it is all one which are.
    """
    if case.section not in ("positions", "criticism"):
        return []
    doers = Doers(case)
    held = doers.theirs()
    return doers.closest(held) if own or len(set(map(_sign, held))) > 1 else held


def _narrated(case: Case) -> list[Finding]:
    """Compare the stances that a headline or summary reports with those of the evidence."""
    findings, told = [], narrated(case)
    for each, role in told:
        said = {_sign(other) for other, its in told if its == role} - {0}
        held = {_sign(other) for other in Doers(case).words_of(role)} - {0}
        if said == {_sign(each)} and held == {-_sign(each)}:
            findings.append(Finding("fail", case.text[each.cue.start : each.cue.end]))
    return findings


def _own(case: Case) -> Attribution | None:
    """Give the stance of the line itself, read as what "they" say or do."""
    if case.copied or _leaning().keys().isdisjoint(case.wording.words):
        return None
    sentence = f"They {case.text}"
    for each in attributions(sentence, 0, len(sentence)):
        if each.who is not None and each.who.start == 0:
            return each
    return None


def _cue(own: Attribution | None, case: Case) -> str:
    return f"They {case.text}"[own.cue.start : own.cue.end] if own else ""


def _all_signs(case: Case) -> set[int]:
    """Give the stances of whatever the holders say in the claim, be it about other things."""
    doers = Doers(case)
    return {_sign(each) for role in case.who for each in doers.words_of(role)} - {0}


def _is_unfounded(line: int, case: Case) -> bool:
    """Say whether the claim has no word at all for the line's stance."""
    held = case.witness.denials
    if line < 0:
        against = _leans_against(held.wording, 0, len(held.wording.lower))
        return not against and not held.places
    return not any(line in _leaning().get(word, ()) for word in held.wording.words)


def _sign(found: Attribution | None) -> int:
    if found is None:
        return 0
    value = _value(found.stance)
    return -value if found.negated else value


def _is_content(own: Attribution, held: list[Attribution], case: Case) -> bool:
    """Say whether the stance word is part of what is said or faulted: "supports the war"."""
    cue = stem(_cue(own, case).lower().split()[0])
    return any(cue in case.witness.stems_at(each.content) for each in held)


def _gravity(sign: int, theirs: list[Attribution], case: Case) -> CheckResult:
    """Fail, unless the evidence has words for the other stance too, or a denial."""
    contents = [each.content for each in theirs if _sign(each)]
    wording, denials = case.witness.wording, case.witness.denials
    for at, start in enumerate(wording.starts):
        if any(content.start <= start < content.end for content in contents):
            continue
        if at in denials.places or sign in _leaning().get(wording.lower[at], ()):
            return "undecided"
    return "fail"


@cache
def _leaning() -> dict[str, frozenset[int]]:
    """Give for each cue of one word the stances that it may stand for: 1 for, -1 against."""
    found: dict[str, frozenset[int]] = {}
    for word, readings in cues().items():
        signs = {_value(cue.stance) for cue in readings if not cue.tail} - {0}
        if signs:
            found[word] = frozenset(signs)
    return found


@cache
def _against() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give for the first word of each cue against something the words that must follow it."""
    found = {}
    for word, readings in cues().items():
        if tails := tuple(cue.tail for cue in readings if _value(cue.stance) < 0):
            found[word] = tails
    return found


def _leans_against(wording: Wording, first: int, last: int) -> bool:
    """Say whether a stretch has a word or words for a stance against something."""
    lower = wording.lower
    return any(
        tuple(lower[at + 1 : at + 1 + len(tail)]) == tail
        for at in range(first, last)
        for tail in _against().get(lower[at], ())
    )


def _value(stance: str) -> int:
    return 1 if stance in _FOR else -1 if stance in _AGAINST else 0


# --- denials: "will not" for "will", the "no" of the evidence left out ---


def _cut_off(case: Case, place: Span) -> Finding:
    """Look for a denial that a quote leaves out though it reaches into it; the cue may hold it."""
    if not case.witness.may_deny:
        return NOT_APPLICABLE
    held = case.witness.denials
    first = bisect_left(held.wording.starts, place.start)
    starts = [held.wording.starts[at] for at in held.places if at < first]
    told = any(cue.start <= start < cue.end for cue in case.spans("cue") for start in starts)
    if first not in held.denied or told:
        return PASS
    return Finding("fail", held.wording.lower[first])


def _denials(said: Denials, held: Denials) -> Finding:
    """Compare for each word that both have whether it is denied."""
    if not (said.places or held.places):
        return NOT_APPLICABLE
    wording = said.wording
    shared = [at for at in wording.content if wording.stems[at] in held.wording.held]
    turned = [at for at in shared if (at in said.denied) not in held.signs(wording.stems[at])]
    if not turned:
        return PASS
    token, here = wording.lower[turned[0]], turned[0] in said.denied
    near, far = _negative(held if here else said, {wording.stems[at] for at in turned})
    all_ = len(turned) == len(shared)
    if near:
        doubted = (all_ and len(turned) > 1) or abs(len(said.places) - len(held.places)) == 1
        return Finding("undecided", token) if doubted else PASS
    clearly = len(turned) > 1 and (here or all_)
    if clearly or (here and all_):
        return Finding("undecided" if far else "fail", token)
    return Finding("undecided", token) if here or len(turned) > 1 else PASS


def _negative(denials: Denials, about: set[str]) -> tuple[bool, bool]:
    """Say whether the clauses with some stems, and their sentences, deny in any way at all."""
    wording, near, far = denials.wording, False, False
    for first, last in _stretches(wording, STOPS):
        if about.intersection(wording.stems[first:last]):
            near = (
                near or _denies(denials, first, last, about) or _leans_against(wording, first, last)
            )
    for first, last in _stretches(wording, _SENTENCE_ENDS):
        if about.intersection(wording.stems[first:last]):
            far = far or _denies(denials, first, last, about)
    return near, far


def _stretches(wording: Wording, ends: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate((*wording.lower, ".")):
        if word in ends or at == len(wording.lower):
            yield first, at
            first = at


def _denies(denials: Denials, first: int, last: int, but: set[str]) -> bool:
    prefixed = (at for at in denials.prefixed.values() if denials.wording.stems[at] not in but)
    return any(first <= place < last for place in (*denials.places, *prefixed))


# --- opposites: "realistic" for "unrealistic", "accepted the plan" for "rejected the plan" ---


@cache
def _antonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, opposites in pairs(load("service.english", "antonyms")["pairs"]).items():
        for opposite in opposites.split():
            found.setdefault(stem(word), {})[stem(opposite)] = None
            found.setdefault(stem(opposite), {})[stem(word)] = None
    return {word: tuple(opposites) for word, opposites in found.items()}


def _opposites(said: Denials, held: Denials) -> Finding:
    wording, other = said.wording, held.wording
    for at in wording.content:
        if wording.stems[at] in other.held:
            continue
        sign = {at in said.denied}
        place = held.prefixed.get(wording.stems[at])
        turned = place is not None and {place in held.denied} == sign
        turned = turned or any(held.signs(bare) == sign for bare in bare_stem(wording.lower[at]))
        if turned or _has_opposite(said, at, held):
            return Finding("fail", wording.lower[at])
    return NOT_APPLICABLE


def _has_opposite(said: Denials, at: int, held: Denials) -> bool:
    sign = {at in said.denied}
    return any(
        held.signs(opposite) == sign and _same_object(said, at, held, opposite)
        for opposite in _antonyms().get(said.wording.stems[at], ())
    )


def _same_object(said: Denials, at: int, held: Denials, opposite: str) -> bool:
    """Say whether both verbs are followed by a word in common: what they are about."""
    mine = _following(said.wording, at)
    places = [place for place, each in enumerate(held.wording.stems) if each == opposite]
    return any(mine & _following(held.wording, place) for place in places)


def _following(wording: Wording, at: int) -> set[str]:
    first, last = bisect_right(wording.content, at), bisect_right(wording.content, at + _OBJECT)
    return {wording.stems[place] for place in wording.content[first:last]}


# --- certainty: "will" for "may" ---


def _hardened(said: Wording, held: Wording) -> Finding:
    """Look for a verb that the line makes certain and every place in the evidence only possible."""
    certain = {said.stems[at]: at for at in said.content if _modal(said, at) in _CERTAIN}
    modals: dict[str, set[str]] = {}
    for place, each in enumerate(held.stems):
        if each in certain:
            modals.setdefault(each, set()).add(_modal(held, place))
    for verb, at in certain.items():
        if verb in modals and modals[verb] <= _POSSIBLE:
            return Finding("fail", said.lower[at])
    return NOT_APPLICABLE


def _modal(wording: Wording, verb: int) -> str:
    """Give the modal verb that a verb hangs on, across adverbs and forms of be and have."""
    for at in range(verb - 1, max(verb - 1 - _FAR, -1), -1):
        if not wording.flags[at] & (ADVERB | BE | HAVE | NEGATION):
            return wording.lower[at] if wording.flags[at] & MODAL else ""
    return ""
