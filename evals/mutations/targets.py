"""Owns the mutation that lets the target of a criticism fault its critic."""

from collections.abc import Iterator

from evals.matching import names_fit
from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, recast, roles
from service.models import Criticism


class SwapCriticAndTarget:
    """Turns a criticism round: who faults is faulted."""

    name = "swap critic and target"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Swap in every second criticism."""

        def change(line: SectionLine) -> SectionLine | None:
            if not (isinstance(line, Criticism) and line.target):
                return None
            if names_fit(line.target, golden.records[line.id].names):
                return None
            turned = recast(line, "critic", line.target)
            return recast(turned, "target", line.critic)

        for half in halves(golden, change):
            share = 2 * len(half.changed) / roles(golden.records.values())
            expected = (Expectation("who", "down", share), Expectation("grounding", "down"))
            yield Mutant(half.briefing, half.changed, expected)
