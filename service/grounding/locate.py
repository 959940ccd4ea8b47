"""Owns finding the evidence of a draft line: offsets for its claim, roles, cue, time, condition."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from service.english.dates import find_dates
from service.english.names import capitals
from service.english.numbers import numbers
from service.grounding.case import Case
from service.grounding.finding import Refusal
from service.grounding.mentions import Found, excerpt, mentions
from service.grounding.role import Role
from service.grounding.witness import Witnesses
from service.grounding.wording import missing
from service.models import (
    DraftLine,
    Evidence,
    Excerpt,
    Form,
    Mention,
    Part,
    Section,
    Span,
    WithheldReason,
)
from service.text.folding import Located, find, fold
from service.text.normalise import normalise
from service.text.reading import Reading, Sentence

WHO: dict[Section, Part] = {"positions": "holder", "criticism": "critic", "next_steps": "actor"}
"""The part that a line's `who` proves, by section; the headline and the summary have none."""

_PREPOSITION = re.compile(r"(?:on|in|by|at|from|for|until|before|after|within)\s+", re.IGNORECASE)
_OPENING, _CLOSING = "“\"‘'«", "”\"’'»"
_LONGEST_TARGET = 120


class _Refused(Exception):  # ends the search for one line, never leaves this module
    def __init__(self, reason: WithheldReason, detail: str) -> None:
        self.refusal = Refusal(reason, detail)


class LocatedLine(NamedTuple):
    """A draft line with the place of everything that it names."""

    draft: DraftLine
    text: str
    form: Form
    who: tuple[Role, ...]
    target: tuple[Role, ...]
    when: str | None
    condition: str | None
    via: str | None
    evidence: tuple[Evidence, ...]

    def case(self, witnesses: Witnesses) -> Case:
        """Give the line as the checks see it."""
        stated = (self.via, self.when, self.condition)
        return Case(
            section=self.draft.section,
            text=self.text,
            form=self.form,
            evidence=self.evidence,
            who=self.who,
            target=self.target,
            stated=tuple(words for words in stated if words),
            polarity=self.draft.polarity if self.draft.section == "positions" else None,
            witnesses=witnesses,
        )


def locate(line: DraftLine, reading: Reading) -> LocatedLine | Refusal:
    """Find the evidence of one line, or say what of it is not in the sentences that it cites."""
    return located(line, Witnesses(reading))


def located(line: DraftLine, witnesses: Witnesses) -> LocatedLine | Refusal:
    """Find the evidence of one of several lines of a Reading."""
    try:
        return _Locator(line, witnesses).line()
    except _Refused as refused:
        return refused.refusal


class _Locator:
    """Gathers the evidence of one line; raises `_Refused` at the first thing that is not there."""

    def __init__(self, line: DraftLine, witnesses: Witnesses) -> None:
        self.draft = line
        self.witnesses = witnesses
        self.reading = witnesses.reading
        self.source = self.reading.text
        self.evidence: list[Evidence] = []
        self.claims: tuple[Span, ...] = ()
        self.scopes: tuple[Span, ...] = ()

    def line(self) -> LocatedLine:
        draft = self.draft
        text = " ".join(normalise(draft.text).text.split())
        if not text:
            raise _Refused("span_not_found", "the text is empty")
        cited = self._cited()
        self.claims = self._claims(cited)
        self.scopes = tuple(dict.fromkeys((*self.claims, *(each.span for each in cited))))
        for claim in self.claims:
            self._add("claim", Located(claim, "exact"))
        part = WHO.get(draft.section)
        who = self._roles(part, draft.who) if part else ()
        if part in ("holder", "critic") and not who:
            raise _Refused("role_mismatch", f"no {part}")
        via = self._words(None, Excerpt(text=draft.via)) if draft.via else None
        if draft.cue:
            self._words("cue", draft.cue)
        target = self._target(who) if part == "critic" else ()
        form, text = self._form(text)
        return LocatedLine(
            draft=draft,
            form=form,
            text=text,
            who=who,
            target=target,
            when=self._when(draft.when) if draft.when and part == "actor" else None,
            condition=self._words("condition", draft.condition) if draft.condition else None,
            via=via,
            evidence=tuple(self.evidence),
        )

    def _cited(self) -> tuple[Sentence, ...]:
        sentences = self.reading.sentences
        for number in self.draft.sentences:
            if not 1 <= number <= len(sentences):
                raise _Refused("no_such_sentence", str(number))
        if self.draft.sentences:
            return tuple(sentences[number - 1] for number in sorted(set(self.draft.sentences)))
        if self.draft.claim is None:
            raise _Refused("no_such_sentence", "none is cited")
        return tuple(self.witnesses.sentences_at(self.draft.claim))

    def _claims(self, cited: tuple[Sentence, ...]) -> tuple[Span, ...]:
        claim = self.draft.claim
        if claim is None:
            return tuple(sentence.span for sentence in cited)
        if not 0 <= claim.start < claim.end <= len(self.source):
            raise _Refused("span_not_found", "the claim")
        words = self.source[claim.start : claim.end]
        start = claim.start + len(words) - len(words.lstrip())
        trimmed = Span(start, start + len(words.strip()))
        scopes = [sentence.span for sentence in cited]
        if self.draft.section == "headline":
            scopes += self.reading.headings
        if trimmed.start >= trimmed.end or not _covered(trimmed, scopes, self.source):
            raise _Refused("span_not_found", "the claim")
        return (trimmed,)

    def _add(self, part: Part, found: Located) -> str:
        start, end = found.span
        words = self.source[start:end]
        self.evidence.append(
            Evidence(
                source=self.reading.source,
                start=start,
                end=end,
                part=part,
                match=found.match,
                text=words,
            )
        )
        return words

    def _roles(self, part: Part, wanted: Iterable[Mention]) -> tuple[Role, ...]:
        roles: dict[Span, Role] = {}
        for mention in wanted:
            found = mentions(mention, self.scopes, self.witnesses)
            if not found:
                raise _Refused(*self._missing(mention.text))
            for each in found:
                self._check_name(each, mention)
                if each.located.span not in roles:
                    roles[each.located.span] = Role(each.name, each.located.span, mention.role)
                    self._add(part, each.located)
        return tuple(roles.values())

    def _check_name(self, found: Found, mention: Mention) -> None:
        """Refuse a name that the article does not have anywhere."""
        if mention.name and not self.witnesses.stands(mention.name):
            raise _Refused("name_not_in_evidence", mention.name)

    def _missing(self, wanted: str) -> tuple[WithheldReason, str]:
        name = next((each for each in capitals(wanted) if each.sure), None)
        if name:
            return "name_not_in_evidence", wanted[name.span.start : name.span.end]
        return "span_not_found", self._lacking(wanted)

    def _lacking(self, wanted: str) -> str:
        return missing(wanted, " ".join(self.source[s.start : s.end] for s in self.scopes))

    def _target(self, critics: tuple[Role, ...]) -> tuple[Role, ...]:
        """Find the target; where the draft names none, take the one of the critic's accusation."""
        if self.draft.target or not self.witnesses.english:
            return self._roles("target", self.draft.target)
        mine = {critic.span for critic in critics}
        for each in self.witnesses.of(self.claims).attributions:
            if each.who is None or each.target is None or not _touches(each.who, mine):
                continue
            if each.target.end - each.target.start <= _LONGEST_TARGET:
                name = self._add("target", Located(each.target, "exact"))
                return (Role(name, each.target),)
        return ()

    def _words(self, part: Part | None, wanted: Excerpt) -> str:
        found = excerpt(wanted, self.scopes, self.source)
        if found is None:
            raise _Refused(*self._missing(wanted.text))
        return self._add(part, found) if part else self.source[found.span.start : found.span.end]

    def _when(self, wanted: Excerpt) -> str:
        found = excerpt(wanted, self.scopes, self.source)
        if found is None and (bare := _PREPOSITION.sub("", wanted.text, count=1).strip()):
            found = excerpt(Excerpt(text=bare), self.scopes, self.source)
        if found:
            return self._add("when", found)
        if dates := find_dates(wanted.text):
            raise _Refused("date_not_in_evidence", dates[0].text)
        if counted := numbers(wanted.text):
            token = wanted.text[counted[0].start : counted[0].end]
            raise _Refused("number_not_in_evidence", token)
        raise _Refused("span_not_found", self._lacking(wanted.text))

    def _form(self, text: str) -> tuple[Form, str]:
        """Say whether the text is the claim's own words, and copy those from the source if so."""
        quoted = text[0] in _OPENING and text[-1] in _CLOSING
        for index, claim in enumerate(self.claims):
            found = find(text, self.source, *claim) if self._may_hold(index, text) else None
            if found is None and quoted:
                found = self._quoted(text, claim)
            if found:
                return "quote", self.source[found.span.start : found.span.end]
        return "paraphrase", text

    def _may_hold(self, claim: int, text: str) -> bool:
        """Say whether a claim can have a text, before it is looked for at greater cost."""
        if self.source.find(text, *self.claims[claim]) >= 0:
            return True
        return fold(text).text in self.witnesses.of(self.claims).folded[claim]

    def _quoted(self, text: str, claim: Span) -> Located | None:
        """Find `“words”` where the source has a full stop or comma before the closing mark."""
        inner = find(text[1:-1].rstrip(".,"), self.source, *claim)
        if inner is None:
            return None
        start, end = inner.span.start - 1, inner.span.end
        while end < claim.end and self.source[end] in ".,!?":
            end += 1
        if start < claim.start or end >= claim.end:
            return None
        opening, closing = (fold(self.source[at]).text for at in (start, end))
        same = opening == closing and opening in "\"'"
        return Located(Span(start, end + 1), inner.match) if same else None


def _covered(span: Span, scopes: list[Span], text: str) -> bool:
    """Say whether a span lies in the scopes, with nothing but white space between them."""
    at = span.start
    for scope in sorted(scopes):
        if scope.start > at and text[at : scope.start].strip():
            return False
        if scope.end > at:
            at = scope.end
        if at >= span.end:
            return True
    return False


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
