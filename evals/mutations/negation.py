"""Owns the mutation that says the opposite: "supports" for "opposes", "will not" for "will"."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, told
from evals.mutations.wording import change
from service.models import Polarity, Position

OPPOSITE: dict[Polarity, Polarity] = {
    "supports": "opposes",
    "opposes": "supports",
    "demands": "opposes",
    "proposes": "opposes",
}


class Negate:
    """Turns the text round, and the polarity of a position with it."""

    name = "negate"
    wordings: tuple[Wording, ...] = ("verbatim", "gist")

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Negate every second line that has a word to negate."""
        for half in halves(golden, _negated):
            yield Mutant(
                half.briefing, half.changed, (Expectation("grounding", "down", half.share),)
            )


def _negated(line: SectionLine) -> SectionLine | None:
    if (text := change(line.text, "opposites", "negated")) is None:
        return None
    if isinstance(line, Position):
        return told(line, text, polarity=OPPOSITE.get(line.polarity, line.polarity))
    return told(line, text)
