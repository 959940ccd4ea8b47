"""Owns the question whether somebody of a line speaks or acts in its evidence, or another does."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from service.english.attribution import Attribution
from service.english.cues import cues
from service.english.phrases import begin
from service.english.stems import stem
from service.english.subjects import before_verb, named_beside
from service.english.syntax import Syntax
from service.english.words import (
    ADVERB,
    AUXILIARY,
    BE,
    DETERMINER,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
)
from service.grounding.case import Case
from service.grounding.finding import PASS, Finding
from service.grounding.role import Role
from service.models import Span
from service.text.lexicon import load

_CLEARLY = 3
"""By so many words of the text must another's clause lead, to be the one that it comes from."""
_FAR = 16
"""So many words may stand between "asked" and its "to"."""
_INTENDS = frozenset(["proposes", "supports"])
_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which", "him", "her", "them"])


class Doers:
    """The speakers and actors of the evidence of one line."""

    def __init__(self, case: Case) -> None:
        """Take the line."""
        self.case = case
        self.who = case.who
        self.witness = case.witness
        self.all = case.witnesses
        self._ours: dict[Span | None, bool] = {}

    def speaks(self, role: Role) -> Finding:
        """Say whether a holder or critic is the one whose words or judgement the line gives."""
        mine = self.words_of(role)
        others = [each for each in self.witness.attributions if not self._any(each.who)]
        found = self._speaks(role, mine, others)
        elsewhere = self._is_cued_by_another() or self._is_within_anothers(mine, others)
        return Finding("undecided", role.name) if found is PASS and elsewhere else found

    def _speaks(self, role: Role, mine: list[Attribution], others: list[Attribution]) -> Finding:
        if self._turned_round(mine, role):
            return Finding("fail", role.name)
        if not mine and self._is_agent(role.span):
            return PASS
        if mine:
            return Finding("undecided", role.name) if self._is_others(mine, others) else PASS
        if self._opens_clause(role.span):
            return PASS
        aimed_at = any(each.target and _touch(role.span, each.target) for each in others)
        return Finding("fail" if aimed_at else "undecided", role.name)

    def words_of(self, role: Role) -> list[Attribution]:
        """Give what the evidence attributes to one of them."""
        return [each for each in self.witness.attributions if self._is(each.who, role)]

    def theirs(self) -> list[Attribution]:
        """Give what the evidence attributes to the holders or critics of the line."""
        return [a for a in self.witness.attributions if a.who is not None and self._any(a.who)]

    def closest(self, theirs: list[Attribution]) -> list[Attribution]:
        """Give those of several clauses that share most with the text."""
        if len(theirs) < 2:
            return theirs
        stems = self.case.wording.content_stems
        shared = [len(stems & self.witness.stems_at(self._clause(each))) for each in theirs]
        most = max(shared)
        return [each for each, count in zip(theirs, shared, strict=True) if count == most]

    def _clause(self, found: Attribution) -> Span:
        """Give the run that a cue and what belongs to it cover."""
        target = found.target or found.content
        first = min(found.cue.start, found.content.start, target.start)
        return Span(first, max(found.cue.end, found.content.end, target.end))

    def _turned_round(self, mine: list[Attribution], role: Role) -> bool:
        """Say whether the target speaks, and of the critic, who does not."""
        if self.case.section != "criticism" or mine:
            return False
        targets = self.case.target
        theirs = [a for a in self.witness.attributions if any(self._is(a.who, t) for t in targets)]
        if any(_touch(role.span, part) for a in theirs for part in (a.content, a.target or a.cue)):
            return True
        spoken_of = not (self._opens_clause(role.span) or self._is_agent(role.span))
        return bool(theirs) and spoken_of

    def _is_cued_by_another(self) -> bool:
        """Say whether the cue that the line names is known to be somebody else's."""
        known = [
            each.who
            for cue in self.case.spans("cue")
            for each in self.all.attributions_at(cue)
            if each.who is not None and _touch(each.cue, cue)
        ]
        return bool(known) and not any(map(self._any, known))

    def _is_within_anothers(self, mine: list[Attribution], others: list[Attribution]) -> bool:
        """Say whether a copied text is part of what another says, and of nothing of one's own.

        "The council" asks for something in what "the mayor complained that" it did.
        """
        place = self.case.place
        if place is None or any(place.within(self._clause(each)) for each in mine):
            return False
        held = (each.who for each in others if place.within(self._clause(each)))
        return any(who and self._is_somebody(who) for who in held)

    def _is_somebody(self, who: Span) -> bool:
        """Say whether it is known whom words mean: a "he" may be anybody."""
        return not self._is_pronoun(who) or self.all.resolve(who) is not None

    def _is_others(self, mine: list[Attribution], others: list[Attribution]) -> bool:
        """Say whether the text comes clearly from what others say, and not from one's own words."""
        if not others:
            return False
        place = self.case.place
        if place is None:
            return self._shared(others) >= _CLEARLY and not self._shared(mine)
        return _holds(others, place) and not any(_touch(place, self._clause(a)) for a in mine)

    def _shared(self, found: Iterable[Attribution]) -> int:
        """Count the words of the line that the best of some clauses shares."""
        counts = (
            len(self.case.wording.content_stems & self.witness.stems_at(each.content))
            for each in found
        )
        return max(counts, default=0)

    def _is(self, who: Span | None, role: Role) -> bool:
        """Say whether a phrase is a role's, or means the same actor."""
        if who is None:
            return False
        if _touch(who, role.span):
            return True
        known = self.all.resolve(who)
        return known is not None and known is self.all.resolve(role.span)

    def _any(self, who: Span | None) -> bool:
        """Say whether a phrase means one of the line's holders, critics or actors, or nobody."""
        if who not in self._ours:
            self._ours[who] = who is None or any(self._is(who, role) for role in self.who)
        return self._ours[who]

    def acts(self, role: Role) -> Finding:
        """Say whether an actor is the one who does what a next step says."""
        verb = self._verb()
        if verb is not None:
            return self._does(role, *verb)
        futures = [each.who for each in self.witness.futures]
        doing = futures + [each.who for each in self.witness.attributions]
        if any(self._is(who, role) for who in doing) or self._opens_clause(role.span):
            return PASS
        return Finding("undecided", role.name)

    def _verb(self) -> tuple[Syntax, int] | None:
        """Find in the evidence the verb with which the text begins; None where it has another."""
        wording = self.case.wording
        verbs = (
            wording.stems[at]
            for at in wording.content
            if wording.stems[at] not in _frames() and not (at and wording.flags[at - 1] & BE)
        )
        verb = next(verbs, "")
        if verb not in self.witness.wording.held:
            return None
        for sentence in self.witness.sentences:
            syntax = self.all.syntax(sentence)
            for at, word in enumerate(syntax.words.lower):
                if stem(word) == verb and not syntax.words.quoted[at]:
                    return syntax, at
        return None

    def _does(self, role: Role, syntax: Syntax, at: int) -> Finding:
        if self._future(role, syntax.words.starts[at]):
            return PASS
        agent = agent_of(syntax, at)
        inside = syntax.words.starts[0] <= role.span.start < syntax.words.ends[-1]
        if agent is None or not inside:
            return PASS if self._opens_clause(role.span) else Finding("undecided", role.name)
        if self._is(agent, role):
            return PASS
        if role.span.end <= agent.start and self._is_pronoun(agent):
            known = self.all.resolve(agent)
            other = known is not None and known.kind == "person" and len(self.who) == 1
            return Finding("undecided", role.name) if other else PASS
        if agent.end <= role.span.start < syntax.words.starts[at]:  # beside the subject, or in it
            return PASS if self._opens_clause(role.span) else Finding("undecided", role.name)
        return Finding("fail", role.name)

    def _is_pronoun(self, span: Span) -> bool:
        word = self.witness.text[span.start : span.end].lower().replace("’", "'")
        return word.partition("'")[0] in _PRONOUNS  # "he'll"

    def _future(self, role: Role, verb: int) -> bool:
        """Say whether a future or a proposal of the actor holds the verb."""
        mine = [(f.who, f.action) for f in self.witness.futures]
        mine += [(a.who, a.content) for a in self.witness.attributions if a.stance in _INTENDS]
        return any(
            self._is(who, role) and action.start <= verb < action.end for who, action in mine
        )

    def _opens_clause(self, span: Span) -> bool:
        """Say whether words may be the subject of their clause: nothing before governs them."""
        for sentence in self.all.sentences_at(span):
            syntax = self.all.syntax(sentence)
            first, last = _indices(syntax, span)
            starts = [begin(p) for p in syntax.phrases if begin(p) <= first <= p.last]
            return _is_free(syntax, min([first, *starts]), last)
        return False

    def _is_agent(self, span: Span) -> bool:
        """Say whether words stand where a speaker does: "by X", "For X,", "..., argued X"."""
        for sentence in self.all.sentences_at(span):
            syntax = self.all.syntax(sentence)
            first, _ = _indices(syntax, span)
            first -= syntax.flag(first - 1, DETERMINER)
            opens = first == 1 and syntax.word(0) in ("for", "to")
            cued = syntax.word(first - 1) in cues() and syntax.flag(first - 2, MARK)
            cued = cued and not self._has_speaker(syntax, first - 1)
            return opens or cued or syntax.word(first - 1) == "by"
        return False

    def _has_speaker(self, syntax: Syntax, at: int) -> bool:
        """Say whether the cue at `at` is known to be somebody's."""
        start = syntax.words.starts[at]
        return any(each.cue.start == start and each.who for each in self.witness.attributions)


def agent_of(syntax: Syntax, at: int) -> Span | None:
    """Find who does the verb at `at`: its subject, or of "asked Y to go" Y."""
    before = at - 1
    while syntax.flag(before, ADVERB):
        before -= 1
    if syntax.word(before) == "to":
        return _controller(syntax, before)
    found = before_verb(syntax, at)
    return _span(syntax, found.first, found.last) if found else None


def _controller(syntax: Syntax, to: int) -> Span | None:
    for at in range(to - 1, max(to - _FAR, -1), -1):
        if syntax.word(at) in (";", ":"):
            break
        asks = stem(syntax.word(at)) in _askers() and not syntax.words.capital(at)
        if asks and not syntax.flag(at - 1, BE):
            return _asked(syntax, at, to)
    if not _is_verb(syntax, to - 1):
        return None  # "a plan to", "40 days to"
    found = before_verb(syntax, to - 1)
    return _span(syntax, found.first, found.last) if found else None


def _is_verb(syntax: Syntax, at: int) -> bool:
    word = syntax.word(at)
    if at in syntax.ends:
        return False
    return word in cues() or syntax.flag(at, AUXILIARY) or word.endswith(("ed", "ing"))


def _asked(syntax: Syntax, at: int, to: int) -> Span | None:
    """Give the phrase between "asked" and "to"; the name where a role stands beside it."""
    for place in range(at + 1, to):
        phrase = syntax.begins.get(place)
        if phrase is not None:
            named = named_beside(syntax, phrase)
            return _span(syntax, min(phrase.first, named.first), max(phrase.last, named.last))
    last = at
    while last + 1 < to and not syntax.flag(last + 1, PREPOSITION | TIME | MARK):
        last += 1
    return _span(syntax, at + 1, last) if last > at else None


@cache
def _askers() -> frozenset[str]:
    """Give the stems of the verbs whose object is to do what follows: ask, urge, order, let."""
    return frozenset(map(stem, load("service.english", "acts")["askers"]))


def _indices(syntax: Syntax, span: Span) -> tuple[int, int]:
    """Give the indices of the first and the last word that a span touches."""
    first = bisect_right(syntax.words.ends, span.start)
    return first, max(bisect_left(syntax.words.starts, span.end) - 1, first)


@cache
def _frames() -> frozenset[str]:
    """Give the stems of words that only announce an act: expect, plan, set, due."""
    return frozenset(map(stem, load("service.english", "acts")["frames"]))


def _is_free(syntax: Syntax, first: int, last: int) -> bool:
    if syntax.word(last + 1) in ("'s", "’s"):
        return False
    if syntax.flag(first - 1, PREPOSITION) and not syntax.flag(first - 1, SUBORDINATOR):
        return False
    before = first - 1
    while syntax.flag(before, ADVERB):
        before -= 1
    return before < 0 or syntax.words.flags[before] != 0 or before in syntax.ends


def _holds(found: list[Attribution], place: Span) -> bool:
    return any(a.content.start <= place.start and place.end <= a.content.end for a in found)


def _span(syntax: Syntax, first: int, last: int) -> Span:
    return Span(syntax.words.starts[first], syntax.words.ends[last])


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
