"""Owns the mutation that makes the possible certain: "may" becomes "will"."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, told
from evals.mutations.wording import change
from service.models import NextStep


class DropHedge:
    """Puts "will" for "may", "could" or "hopes to"; a next step is scheduled then."""

    name = "may to will"
    wordings: tuple[Wording, ...] = ("verbatim", "gist")

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Harden every second line that hedges."""
        for half in halves(golden, _hardened):
            yield Mutant(
                half.briefing, half.changed, (Expectation("grounding", "down", half.share),)
            )


def _hardened(line: SectionLine) -> SectionLine | None:
    if (text := change(line.text, "hedges")) is None:
        return None
    if isinstance(line, NextStep):
        return told(line, text, status="scheduled")
    return told(line, text)
