"""Owns the mutation that makes next steps of what is past, or of what will never be."""

from collections.abc import Iterator

from evals.gold import GoldTrap
from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.lines import rebuilt, sections
from evals.mutations.wording import change
from evals.solvers.writing import Said, write
from service.models import SECTIONS


class PastAsNextStep:
    """Adds the traps of the next steps as next steps, told in the future where they are past."""

    name = "past made a next step"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Add them all: traps are hit, precision falls."""
        traps = [trap for trap in golden.sample.gold.traps if trap.wrong == "next_steps"]
        if not traps:
            return
        all_traps = sum(trap.wrong in SECTIONS for trap in golden.sample.gold.traps)
        made = write(golden.sample, self.name, [_said(golden, trap) for trap in traps])
        steps = made.sections.next_steps.lines
        held = sections(golden.briefing)["next_steps"]
        briefing = rebuilt(golden.briefing, {"next_steps": (*held, *steps)})
        share = len(steps) / (len(golden.records) + len(steps))
        expected = (
            Expectation("traps", "up", len(traps) / all_traps),
            Expectation("precision", "down", share),
            Expectation("grounding", "down"),
        )
        yield Mutant(briefing, tuple(step.id for step in steps), expected)


def _said(golden: Golden, trap: GoldTrap) -> Said:
    text = change(trap.evidence, "past", "past verbs")
    return Said(section="next_steps", claims=golden.sample.places([trap.evidence]), text=text)
