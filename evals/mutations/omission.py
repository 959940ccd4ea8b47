"""Owns the mutation that leaves out k of n lines that no briefing may lack."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.lines import rebuilt, sections


class Drop:
    """Leaves out every `every`th vital line: coverage falls by about k of n."""

    wordings: tuple[Wording, ...] = ("verbatim",)

    def __init__(self, name: str, every: int) -> None:
        """Take how few are left out: 2 for every second one."""
        self.name = name
        self._every = every

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Leave them out."""
        vital = [line for line, record in golden.records.items() if record.vital]
        gone = set(vital[:: self._every])
        if not gone:
            return
        kept = {
            section: [line for line in lines if line.id not in gone]
            for section, lines in sections(golden.briefing).items()
        }
        fall = Expectation("coverage", "down", len(gone) / len(vital))
        yield Mutant(rebuilt(golden.briefing, kept), (), (fall,))
