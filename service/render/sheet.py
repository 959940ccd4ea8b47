"""Owns the Sheet: a briefing put into words once, so that every surface says the same."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from service.models import (
    SECTIONS,
    Briefing,
    Criticism,
    Line,
    NextStep,
    Polarity,
    Position,
    Section,
)
from service.render import words
from service.render.clean import one_line
from service.render.marks import Mark, Marks, number


class Note(NamedTuple):
    """A remark below a line; `line` is the id of another line that it points to."""

    kind: Literal["condition", "reply", "form", "doubt"]
    words: str
    marks: tuple[int, ...] = ()
    line: str | None = None


class Row(NamedTuple):
    """A line in words: `who` (`role`), `stance` `about`, `text` with the numbers of its marks."""

    id: str
    text: str
    marks: tuple[int, ...]
    notes: tuple[Note, ...]
    who: str | None = None
    role: str | None = None
    stance: str | None = None
    about: str | None = None
    """What follows the stance, with its space or comma: a target, a time, a spokesperson."""
    polarity: Polarity | None = None


class Part(NamedTuple):
    """A section; `nothing` says in words why it has no rows, where it has none."""

    name: Section
    title: str
    rows: tuple[Row, ...]
    nothing: str


class Sheet(NamedTuple):
    """The lines of a briefing in words, in reading order, and the marks that they bear."""

    headline: Row | None
    summary: tuple[Row, ...]
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]


def lay_out(briefing: Briefing) -> Sheet:
    """Put a briefing into words."""
    marks = number(briefing)
    by_id = {line.id: line for line in briefing.lines()}
    here = "in this article" if len(briefing.sources) == 1 else "in these articles"

    def rows(lines: Sequence[Line]) -> tuple[Row, ...]:
        return tuple(_row(line, marks, by_id, here) for line in lines)

    parts = []
    for name in SECTIONS:
        section = getattr(briefing.sections, name)
        nothing = "Not looked for." if section.status == "not_run" else f"None found {here}."
        parts.append(Part(name, words.SECTION[name], rows(section.lines), nothing))
    headline = rows((briefing.headline,))[0] if briefing.headline else None
    return Sheet(headline, rows(briefing.summary), tuple(parts), marks.marks)


def _row(line: Line, marks: Marks, by_id: dict[str, Line], here: str) -> Row:
    reply = _reply(line, marks, by_id, here) if isinstance(line, Criticism) else ()
    notes = (*_condition(line), *reply, *_form(line), *_doubt(line))
    who, role, stance, about = (one_line(part) if part else None for part in _lead(line))
    if about and not about.startswith(","):
        about = f" {about}"
    polarity = line.polarity if isinstance(line, Position) else None
    text, numbers = one_line(line.text), marks.by_line[line.id]
    return Row(line.id, text, numbers, notes, who, role, stance, about, polarity)


class _Lead(NamedTuple):
    who: str | None = None
    role: str | None = None
    stance: str | None = None
    about: str | None = None


def _lead(line: Line) -> _Lead:
    """Give who, their role, what they do and towards what: the words before a line's text."""
    if isinstance(line, Position):
        through = f"(via {line.via})" if line.via else None
        return _Lead(line.holder, line.holder_role, words.POLARITY[line.polarity], through)
    if isinstance(line, Criticism):
        stance = "against" if line.target else "critical"
        return _Lead(line.critic, line.critic_role, stance, line.target or None)
    if isinstance(line, NextStep):
        due = words.when(line.when) or ", no date given"
        return _Lead(line.actor, None, words.STATUS[line.status], due)
    return _Lead()


def _condition(line: Line) -> tuple[Note, ...]:
    condition = getattr(line, "condition", None)
    return (Note("condition", f"Condition: {one_line(condition)}"),) if condition else ()


def _reply(line: Criticism, marks: Marks, by_id: dict[str, Line], here: str) -> tuple[Note, ...]:
    if line.reply.status == "none_in_sources":
        return (Note("reply", f"No reply {here}."),)
    answer = by_id.get(line.reply.line or "")
    if answer is None:
        return (Note("reply", f"A reply stands {here}.", marks.by_reply.get(line.id, ())),)
    who = one_line(_lead(answer).who or "")
    said = f"Reply by {who}: {one_line(answer.text)}" if who else f"Reply: {one_line(answer.text)}"
    stands = marks.by_reply.get(line.id) or marks.by_line[answer.id]
    return (Note("reply", said, stands, answer.id),)


def _form(line: Line) -> tuple[Note, ...]:
    return (Note("form", "Paraphrased."),) if line.form == "paraphrase" else ()


def _doubt(line: Line) -> tuple[Note, ...]:
    """Name the checks that did not pass; the words of a doubt are the same on every surface."""
    found: dict[str, list[str]] = {}
    for name, result in line.checks:
        if result in words.DOUBT:
            found.setdefault(words.DOUBT[result], []).append(name)
    return tuple(Note("doubt", f"{how}: {', '.join(names)}") for how, names in found.items())
