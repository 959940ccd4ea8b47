"""Owns the mutation that puts a right line into a wrong section."""

from collections.abc import Iterator

from evals.matching import matches
from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.lines import ROLE, SectionLine, claims_of, rebuilt, sections
from service.models import (
    SECTIONS,
    Briefing,
    Criticism,
    Evidence,
    NextStep,
    Position,
    Reply,
    Section,
    Span,
    When,
)

_WRONG: dict[Section, Section] = {
    "positions": "criticism",
    "criticism": "next_steps",
    "next_steps": "positions",
}


class WrongSection:
    """Calls a position a criticism, a criticism a next step, a next step a position."""

    name = "wrong section"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Move every second line that is right in its own section alone."""
        movable = [
            line.id
            for section in SECTIONS
            for line in sections(golden.briefing)[section]
            if not _fits(golden, line, _WRONG[section])
        ]
        for first in (0, 1):
            if chosen := tuple(movable[first::2]):
                share = len(chosen) / len(golden.records)
                expected = (Expectation("section", "down", share), Expectation("coverage", "down"))
                yield Mutant(_moved(golden.briefing, chosen), chosen, expected)


def _fits(golden: Golden, line: SectionLine, section: Section) -> bool:
    """Say whether the line's evidence is gold in another section too."""
    own = [Span(piece.start, piece.end) for piece in claims_of(line)]
    return any(
        matches(own, golden.sample.places(record.evidence))
        for record in golden.sample.gold.of(section)
    )


def _moved(briefing: Briefing, chosen: tuple[str, ...]) -> Briefing:
    whole = sections(briefing)
    arranged: dict[Section, list[SectionLine]] = {section: [] for section in SECTIONS}
    for section in SECTIONS:
        for line in whole[section]:
            if line.id in chosen:
                arranged[_WRONG[section]].append(_as(line, _WRONG[section]))
            else:
                arranged[section].append(line)
    return rebuilt(briefing, arranged)


def _as(line: SectionLine, section: Section) -> SectionLine:
    common = {"id": line.id, "text": line.text, "form": line.form, "checks": line.checks}
    evidence = _renamed(line, section)
    who = _who(line)
    if section == "criticism":
        reply = Reply(status="none_in_sources", line=None)
        return Criticism(
            critic=who, critic_role=None, target="", reply=reply, evidence=evidence, **common
        )
    if section == "next_steps":
        none = When(text=None, kind="none", start=None, end=None, anchor=None)
        return NextStep(
            actor=who, status="expected", condition=None, when=none, evidence=evidence, **common
        )
    return Position(
        holder=who,
        holder_role=None,
        via=None,
        polarity="neutral",
        condition=None,
        evidence=evidence,
        **common,
    )


def _who(line: SectionLine) -> str:
    if isinstance(line, Position):
        return line.holder
    return line.critic if isinstance(line, Criticism) else line.actor or ""


def _renamed(line: SectionLine, section: Section) -> tuple[Evidence, ...]:
    """Give the evidence for the claim and for who, by the part's name in the other section."""
    return tuple(
        piece.model_copy(update={"part": ROLE[section]}) if piece.part != "claim" else piece
        for piece in line.evidence
        if piece.part in ("claim", *ROLE.values())
    )
