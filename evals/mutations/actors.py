"""Owns the mutation that lets somebody else of the same article say it, want it or do it."""

from collections.abc import Iterator

from evals.matching import names_fit
from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, recast, roles, who_of


class SwapActors:
    """Gives a line the holder, critic or actor of the next line that has another one."""

    name = "swap actors"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Swap in every second line."""
        order = list(golden.records.items())

        def change(line: SectionLine) -> SectionLine | None:
            own = next(n for n, (key, _) in enumerate(order) if key == line.id)
            for _, other in (*order[own + 1 :], *order[:own]):
                if not names_fit(other.names[0], golden.records[line.id].names):
                    return recast(line, who_of(line), other.names[0])
            return None

        for half in halves(golden, change):
            share = len(half.changed) / roles(golden.records.values())
            expected = (
                Expectation("who", "down", share),
                Expectation("grounding", "down"),
            )
            yield Mutant(half.briefing, half.changed, expected)
