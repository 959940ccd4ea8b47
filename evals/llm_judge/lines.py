"""Owns what a judge sees of a line: its section, who, its text, and the words it rests on."""

from collections.abc import Iterator
from typing import NamedTuple

from service.models import Briefing, Line, Section


class Judgeable(NamedTuple):
    """A line that is judged."""

    sample: str
    section: Section
    id: str
    text: str
    row: str
    """What the judge sees of it, but for its number."""


def judgeable(sample: str, briefing: Briefing) -> list[Judgeable]:
    """Give all lines of a briefing, those of the three sections first."""
    return [_seen(sample, *each) for each in _lines(briefing)]


def _lines(briefing: Briefing) -> Iterator[tuple[Section, Line, str]]:
    body = briefing.sections
    for line in body.positions.lines:
        yield "positions", line, f"{line.holder} ({line.polarity})"
    for fault in body.criticism.lines:
        yield "criticism", fault, f"{fault.critic} > {fault.target}"
    for step in body.next_steps.lines:
        when = f" ({step.when.text})" if step.when.text else ""
        yield "next_steps", step, f"{step.actor or 'nobody named'}{when}"
    if briefing.headline is not None:
        yield "headline", briefing.headline, ""
    for told in briefing.summary:
        yield "summary", told, ""


def _seen(sample: str, section: Section, line: Line, who: str) -> Judgeable:
    """Show a line above the words of its claim, and above those of roles that stand elsewhere."""
    words = [piece.text for piece in line.evidence if piece.part == "claim"]
    claims = tuple(words)
    words += [each.text for each in line.evidence if not any(each.text in c for c in claims)]
    rows = [f"{section}|{who}|{line.text}", *(f"> {each}" for each in words)]
    row = "\n".join(" ".join(each.split()) for each in rows)
    return Judgeable(sample, section, line.id, line.text, row)
