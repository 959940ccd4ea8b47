"""Owns reading the lines of a briefing, and putting other ones in their place."""

from collections.abc import Iterable, Mapping, Sequence

from evals.gold import Record
from service.models import (
    Briefing,
    Criticism,
    Evidence,
    Form,
    Line,
    NextStep,
    Part,
    Position,
    Section,
    Span,
)
from service.text.folding import find

SectionLine = Position | Criticism | NextStep

ROLE: dict[Section, Part] = {"positions": "holder", "criticism": "critic", "next_steps": "actor"}
"""The part of a line that says who, by section."""


def sections(briefing: Briefing) -> dict[Section, tuple[SectionLine, ...]]:
    """Give the lines of the three sections."""
    body = briefing.sections
    return {
        "positions": body.positions.lines,
        "criticism": body.criticism.lines,
        "next_steps": body.next_steps.lines,
    }


def rebuilt(briefing: Briefing, lines: Mapping[Section, Sequence[Line]]) -> Briefing:
    """Give the briefing with other lines in the sections that are named."""
    changed: dict[str, object] = {
        section: getattr(briefing.sections, section).model_copy(
            update={"lines": tuple(held), "status": "found" if held else "none_found"}
        )
        for section, held in lines.items()
    }
    return briefing.model_copy(update={"sections": briefing.sections.model_copy(update=changed)})


def told(line: SectionLine, text: str, **fields: object) -> SectionLine:
    """Give the line with another text, called a quote or a paraphrase as the product would."""
    quoted = any(find(text, piece.text) for piece in claims_of(line))
    form: Form = "quote" if quoted else "paraphrase"
    return line.model_copy(update={"text": text, "form": form, **fields})


def resting_on(line: SectionLine, text: str, places: Iterable[Span]) -> SectionLine:
    """Give the line with other evidence for its claim."""
    model = line.evidence[0]
    claims = (
        model.model_copy(
            update={"part": "claim", "start": start, "end": end, "text": text[start:end]}
        )
        for start, end in places
    )
    rest = (piece for piece in line.evidence if piece.part != "claim")
    return line.model_copy(update={"evidence": (*claims, *rest)})


def recast(line: SectionLine, part: Part, name: str) -> SectionLine:
    """Give the line with another holder, critic, target or actor.

    Its evidence is where the claim has that name, else what was the evidence before: the words were
    there, and meant somebody else.
    """
    found = ((piece, find(name, piece.text)) for piece in claims_of(line))
    place = next(((piece, at.span) for piece, at in found if at), None)
    changed = line.model_copy(update={part: name})
    if place is None:
        return changed
    piece, (start, end) = place
    stands = piece.model_copy(
        update={
            "part": part,
            "start": piece.start + start,
            "end": piece.start + end,
            "text": piece.text[start:end],
        }
    )
    kept = tuple(each for each in line.evidence if each.part != part)
    return changed.model_copy(update={"evidence": (*kept, stands)})


def claims_of(line: SectionLine) -> tuple[Evidence, ...]:
    """Give the evidence for the claim."""
    return tuple(piece for piece in line.evidence if piece.part == "claim")


def who_of(line: SectionLine) -> Part:
    """Give the part of a line that says who."""
    if isinstance(line, Position):
        return "holder"
    return "critic" if isinstance(line, Criticism) else "actor"


def roles(records: Iterable[Record]) -> int:
    """Count the holders, critics, targets and actors that lines name."""
    return sum(2 if record.target else 1 for record in records)
