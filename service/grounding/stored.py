"""Owns the checking of lines that are already made: a Line of a Briefing as a Case."""

import re

from service.grounding.case import Case
from service.grounding.checks import examine, results
from service.grounding.role import Role
from service.grounding.witness import Witnesses
from service.models import Checks, Criticism, Line, NextStep, Part, Position, Section, Span
from service.text.reading import Reading

_JOINT = re.compile(r", | and ")


def check(line: Line, reading: Reading, section: Section) -> Checks:
    """Run every check on a line of a Briefing of this Reading."""
    return results(examine(case_of(line, section, Witnesses(reading))))


def case_of(line: Line, section: Section, witnesses: Witnesses) -> Case:
    """Give a line as the checks see it; that its offsets hold is for the span check to say."""
    who, target, stated = _who(line), _target(line), _stated(line)
    return Case(
        section=section,
        text=line.text,
        form=line.form,
        evidence=line.evidence,
        who=_roles(line, *who) if who else (),
        target=_roles(line, "target", target) if target else (),
        stated=tuple(words for words in stated if words),
        polarity=line.polarity if isinstance(line, Position) else None,
        witnesses=witnesses,
    )


def _who(line: Line) -> tuple[Part, str] | None:
    if isinstance(line, Position):
        return "holder", line.holder
    if isinstance(line, Criticism):
        return "critic", line.critic
    if isinstance(line, NextStep) and line.actor:
        return "actor", line.actor
    return None


def _target(line: Line) -> str:
    return line.target if isinstance(line, Criticism) else ""


def _stated(line: Line) -> tuple[str | None, ...]:
    if isinstance(line, Position):
        return line.via, line.condition
    return (line.when.text, line.condition) if isinstance(line, NextStep) else ()


def _roles(line: Line, part: Part, joined: str) -> tuple[Role, ...]:
    """Pair the names of a field with its evidence; one that cannot be parted stands for each."""
    spans = [Span(each.start, each.end) for each in line.evidence if each.part == part]
    names = _JOINT.split(joined)
    if len(spans) == 1 or len(names) != len(spans):
        names = [joined] * len(spans)
    return tuple(Role(name, span) for name, span in zip(names, spans, strict=True))
