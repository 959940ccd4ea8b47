"""Owns the checking of a stored briefing, years later and without any engine."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

from service.english.dates import resolve
from service.grounding.case import Case
from service.grounding.checks import examine, failure, results
from service.grounding.identity import line_id
from service.grounding.stored import case_of
from service.grounding.witness import Witnesses
from service.models import (
    Article,
    Briefing,
    Checks,
    Criticism,
    Line,
    Model,
    NextStep,
    Position,
    Section,
    Source,
    WithheldReason,
)
from service.text.folding import find
from service.text.normalise import normalise
from service.text.split import split

Reason = WithheldReason | Literal["no_such_source", "id_mismatch", "less_certain"]
"""Why a line does not hold: as for withheld lines; its source is not there, its id is another
line's; or a check that once passed now leaves it undecided."""
_NEVER = datetime.min.replace(tzinfo=UTC)


class SourceReport(Model):
    """Whether a source's text is the one that was briefed."""

    id: str
    sha256_ok: bool
    first_difference: int | None
    """Offset of the first code point that is not that of the embedded text; None without one."""


class LineReport(Model):
    """Whether a line still stands on its evidence, and the first reason why it does not."""

    id: str
    ok: bool
    checks: Checks
    reason: Reason | None


class Verification(Model):
    """What became of every source and every line; `ok` where all of them hold."""

    ok: bool
    sources: tuple[SourceReport, ...]
    lines: tuple[LineReport, ...]


def verify(briefing: Briefing, sources: Mapping[str, str] | None = None) -> Verification:
    """Check every line of a briefing again, against the texts given by source id.

    A text is normalised first, as it was when it was briefed; a source that none is given for is
    read from the briefing itself. Nothing is raised for what does not hold.
    """
    given = sources or {}
    texts = {
        source.id: normalise(given[source.id]).text if source.id in given else source.text
        for source in briefing.sources
    }
    readings = {source.id: _witnesses(source, texts[source.id]) for source in briefing.sources}
    told = tuple(_source(source, texts[source.id]) for source in briefing.sources)
    same = {report.id for report in told if report.sha256_ok}
    lines = tuple(_line(line, section, readings, same) for section, line in _lines(briefing))
    ok = all(source.sha256_ok for source in told) and all(line.ok for line in lines)
    return Verification(ok=ok, sources=told, lines=lines)


def _witnesses(source: Source, text: str) -> Witnesses:
    article = Article(
        text=text, published=source.published, language=source.language, received_at=_NEVER
    )
    return Witnesses(split(article))


def _source(source: Source, text: str) -> SourceReport:
    ok = sha256(text.encode()).hexdigest() == source.text_sha256
    return SourceReport(
        id=source.id, sha256_ok=ok, first_difference=_first_difference(source.text, text)
    )


def _first_difference(one: str, other: str) -> int | None:
    if one == other:
        return None
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _lines(briefing: Briefing) -> Iterator[tuple[Section, Line]]:
    if briefing.headline is not None:
        yield "headline", briefing.headline
    for statement in briefing.summary:
        yield "summary", statement
    for position in briefing.sections.positions.lines:
        yield "positions", position
    for criticism in briefing.sections.criticism.lines:
        yield "criticism", criticism
    for step in briefing.sections.next_steps.lines:
        yield "next_steps", step


def _line(
    line: Line, section: Section, readings: Mapping[str, Witnesses], same: set[str]
) -> LineReport:
    named = {each.source for each in line.evidence}
    if len(named) > 1 or not named <= readings.keys():
        return _report(line, line.checks, "no_such_source")
    source = named.pop()
    case = case_of(line, section, readings[source])
    findings = examine(case)
    checks = results(findings)
    failed = failure(findings)
    if failed:
        return _report(line, checks, failed.reason)
    reason = _told_otherwise(line, case)
    if reason is None and source in same and _less_certain(line.checks, checks):
        reason = "less_certain"
    return _report(line, checks, reason)


def _report(line: Line, checks: Checks, reason: Reason | None) -> LineReport:
    return LineReport(id=line.id, ok=reason is None, checks=checks, reason=reason)


def _told_otherwise(line: Line, case: Case) -> Reason | None:
    """Compare the fields that the checks do not read with what they were made of."""
    text = case.witnesses.reading.text
    if isinstance(line, NextStep):
        published = case.witnesses.reading.article.published
        if line.when != resolve(line.when.text, published):
            return "date_not_in_evidence"
    if isinstance(line, Position | NextStep) and not _quoted(line.condition, "condition", line):
        return "span_not_found"
    if isinstance(line, NextStep) and not _quoted(line.when.text, "when", line):
        return "date_not_in_evidence"
    described = None
    if isinstance(line, Position):
        described = line.holder_role
    elif isinstance(line, Criticism):
        described = line.critic_role
    if described and not find(described, text):
        return "role_mismatch"
    return None if line_id(case) == line.id else "id_mismatch"


def _quoted(words: str | None, part: str, line: Line) -> bool:
    """Say whether words of a field are those of the evidence for it."""
    return words is None or any(e.part == part and e.text == words for e in line.evidence)


def _less_certain(stored: Checks, found: Checks) -> bool:
    was, now = stored.model_dump(), found.model_dump()
    return any(now[name] == "undecided" and was[name] != "undecided" for name in now)
