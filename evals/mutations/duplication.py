"""Owns the mutation that says lines twice."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording, line_id
from evals.mutations.lines import rebuilt, sections


class Duplicate:
    """Repeats every second line of a section at its end."""

    name = "duplicate"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Repeat: redundancy rises, coverage stays."""
        doubled = {
            section: (
                *lines,
                *(line.model_copy(update={"id": line_id("twice", line.id)}) for line in lines[::2]),
            )
            for section, lines in sections(golden.briefing).items()
        }
        old = len(golden.records)
        new = tuple(
            line.id for lines in doubled.values() for line in lines if line.id not in golden.records
        )
        if new:
            expected = (
                Expectation("redundancy", "up", len(new) / (old + len(new))),
                Expectation("coverage", "same", 0.0),
                Expectation("precision", "down", len(new) / (old + len(new))),
            )
            yield Mutant(rebuilt(golden.briefing, doubled), new, expected)
