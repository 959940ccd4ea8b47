"""Owns the one door from a Draft to the lines of a Briefing: locate, check, withhold, build."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from service.english.dates import resolve
from service.grounding.case import Case
from service.grounding.checks import examine_all, failure, results
from service.grounding.finding import Refusal
from service.grounding.identity import Told, line_id
from service.grounding.locate import LocatedLine, located
from service.grounding.people import Table
from service.grounding.role import joined
from service.grounding.witness import Witnesses
from service.models import (
    Actor,
    Checks,
    Criticism,
    Draft,
    DraftLine,
    Evidence,
    NextStep,
    Position,
    Reply,
    Section,
    Statement,
    Withheld,
)
from service.text.reading import Reading

_LONGEST_DETAIL = 60


class Grounded(NamedTuple):
    """The lines that stand on their evidence, and what was held back."""

    headline: Statement | None
    summary: tuple[Statement, ...]
    positions: tuple[Position, ...]
    criticism: tuple[Criticism, ...]
    next_steps: tuple[NextStep, ...]
    actors: tuple[Actor, ...]
    withheld: tuple[Withheld, ...]
    used_sentences: frozenset[int]
    """Numbers of the sentences that any evidence touches."""


def ground(draft: Draft, reading: Reading, max_lines: int) -> Grounded:
    """Make a Draft's lines those of a Briefing, or withhold them one by one.

    Every line is located in the sentences that it cites and checked against its own evidence; one
    that fails is withheld, as are a second telling of the same and what is over `max_lines` in its
    section (one, for the headline). Nothing is raised for a line, however it is made.
    """
    witnesses = Witnesses(reading)
    door = _Door(witnesses, max_lines)
    for index, judged in enumerate(_recalled(draft.lines, witnesses)):
        door.admit(index, draft.lines[index].section, judged)
    return door.grounded()


def examine(lines: Sequence[DraftLine], witnesses: Witnesses) -> list[Checks | Refusal]:
    """Say of each line how its checks come out, or why it would be withheld.

    What comes out is kept as long as the Reading lives: `ground()` need not check the very same
    line of the very same Reading twice.
    """
    judged = _judged(tuple(lines), witnesses)
    known = _examined.setdefault(witnesses.reading, {})
    for line, each in zip(lines, judged, strict=True):
        if isinstance(each, _Passed):
            known[line] = _Known(each.line, each.checks)
    return [each if isinstance(each, Refusal) else each.checks for each in judged]


class _Known(NamedTuple):
    """A line that passed once; without its case, which would keep the Reading alive."""

    line: LocatedLine
    checks: Checks


_examined: WeakKeyDictionary[Reading, dict[DraftLine, _Known]] = WeakKeyDictionary()


def _recalled(lines: tuple[DraftLine, ...], witnesses: Witnesses) -> Iterator["_Passed | Refusal"]:
    """Judge lines, but for those that an engine has had examined."""
    known = _examined.get(witnesses.reading) or {}
    unknown = tuple(line for line in lines if line not in known) if known else lines
    fresh = iter(_judged(unknown, witnesses))
    for line in lines:
        found = known.get(line) if known else None
        if found is None:
            yield next(fresh)
        else:
            yield _Passed(found.line, found.line.case(witnesses), found.checks)


class _Passed(NamedTuple):
    """A line that no check withholds."""

    line: LocatedLine
    case: Case
    checks: Checks


def _judged(lines: tuple[DraftLine, ...], witnesses: Witnesses) -> list[_Passed | Refusal]:
    """Locate all lines and check them, each by itself."""
    found = [located(line, witnesses) for line in lines]
    stand = [line for line in found if not isinstance(line, Refusal)]
    cases = [line.case(witnesses) for line in stand]
    passed = (
        failure(findings) or _Passed(line, case, results(findings))
        for line, case, findings in zip(stand, cases, examine_all(cases), strict=True)
    )
    return [line if isinstance(line, Refusal) else next(passed) for line in found]


class _Accepted(NamedTuple):
    """A line that passed."""

    place: int
    """Index in the draft."""
    id: str
    line: LocatedLine
    case: Case
    checks: Checks


@dataclass
class _Door:
    witnesses: Witnesses
    max_lines: int
    accepted: dict[Section, list[_Accepted]] = field(default_factory=dict)
    withheld: Counter[tuple[Section, Refusal]] = field(default_factory=Counter)
    told: Told = field(default_factory=Told)

    def admit(self, index: int, section: Section, judged: _Passed | Refusal) -> None:
        """Let one line in, or count why not."""
        outcome = judged if isinstance(judged, Refusal) else self._accept(index, section, judged)
        if isinstance(outcome, Refusal):
            detail = " ".join(outcome.detail.split())[:_LONGEST_DETAIL]
            self.withheld[section, outcome._replace(detail=detail)] += 1
        else:
            self.accepted.setdefault(section, []).append(outcome)

    def _accept(self, index: int, section: Section, passed: _Passed) -> _Accepted | Refusal:
        identity = line_id(passed.case)
        if self.told.has(passed.case, identity):
            return Refusal("duplicate", "")
        most = 1 if section == "headline" else self.max_lines
        if len(self.accepted.get(section, ())) >= most:
            return Refusal("over_limit", "")
        self.told.add(passed.case, identity)
        return _Accepted(index, identity, *passed)

    def grounded(self) -> Grounded:
        """Give what was let in, with the references between lines drawn."""
        table = Table(self.witnesses)
        ids = {
            each.place: each
            for section in ("positions", "criticism")
            for each in self.accepted.get(section, [])
        }
        build = _Builder(self.witnesses, table, ids)
        of = self.accepted.get
        headline = [build.statement(each) for each in of("headline", [])]
        return Grounded(
            headline=headline[0] if headline else None,
            summary=tuple(build.statement(each) for each in of("summary", [])),
            positions=tuple(build.position(each) for each in of("positions", [])),
            criticism=tuple(build.criticism(each) for each in of("criticism", [])),
            next_steps=tuple(build.next_step(each) for each in of("next_steps", [])),
            actors=table.actors(),
            withheld=tuple(
                Withheld(section=section, reason=refusal.reason, detail=refusal.detail, count=count)
                for (section, refusal), count in self.withheld.items()
            ),
            used_sentences=self._used(),
        )

    def _used(self) -> frozenset[int]:
        spans = {
            claim
            for lines in self.accepted.values()
            for each in lines
            for claim in each.case.claims
        }
        touched = (sentence for span in spans for sentence in self.witnesses.sentences_at(span))
        return frozenset(sentence.number for sentence in touched)


class _Builder:
    """Turns accepted lines into those of the contract."""

    def __init__(self, witnesses: Witnesses, table: Table, replies: dict[int, _Accepted]) -> None:
        self.table = table
        self.replies = replies
        self.published = witnesses.reading.article.published

    def statement(self, each: _Accepted) -> Statement:
        line = each.line
        return Statement(
            id=each.id, text=line.text, form=line.form, evidence=line.evidence, checks=each.checks
        )

    def position(self, each: _Accepted) -> Position:
        line = each.line
        return Position(
            id=each.id,
            holder=joined(line.who),
            holder_role=self._described(line),
            via=line.via,
            text=line.text,
            form=line.form,
            polarity=line.draft.polarity,
            condition=line.condition,
            evidence=line.evidence,
            checks=each.checks,
        )

    def criticism(self, each: _Accepted) -> Criticism:
        line = each.line
        described = self._described(line)
        for role in line.target:
            self.table.add_known(role)
        reply = self.replies.get(-1 if line.draft.reply is None else line.draft.reply)
        answered = Reply(status="found", line=reply.id) if reply else _UNANSWERED
        return Criticism(
            id=each.id,
            critic=joined(line.who),
            critic_role=described,
            target=joined(line.target),
            text=line.text,
            form=line.form,
            reply=answered,
            evidence=(*line.evidence, *_answer(reply)),
            checks=each.checks,
        )

    def next_step(self, each: _Accepted) -> NextStep:
        line = each.line
        self._described(line)
        return NextStep(
            id=each.id,
            actor=joined(line.who) or None,
            text=line.text,
            form=line.form,
            status=line.draft.status,
            condition=line.condition,
            when=resolve(line.when, self.published),
            evidence=line.evidence,
            checks=each.checks,
        )

    def _described(self, line: LocatedLine) -> str | None:
        """Enter the line's holders, critics or actors; give the role of a single one."""
        roles = [self.table.add(role) for role in line.who]
        return roles[0] if len(roles) == 1 else None


_UNANSWERED = Reply(status="none_in_sources", line=None)


def _answer(reply: _Accepted | None) -> tuple[Evidence, ...]:
    """Give the claim of the answering line as evidence that there is an answer."""
    if reply is None:
        return ()
    claims = (each for each in reply.line.evidence if each.part == "claim")
    return tuple(claim.model_copy(update={"part": "reply"}) for claim in claims)
