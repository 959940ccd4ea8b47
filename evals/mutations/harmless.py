"""Owns the controls: changes that leave a briefing as right as it was; no score may fall."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import (
    SectionLine,
    claims_of,
    rebuilt,
    recast,
    resting_on,
    sections,
    who_of,
)
from service.models import Span

_SAME = tuple(
    Expectation(scorer, "same", 0.0) for scorer in ("precision", "coverage", "who", "redundancy")
)


class Reorder:
    """Turns the order of the lines round."""

    name = "control: other order"
    wordings: tuple[Wording, ...] = ("gist",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Put the last line of each section first."""
        turned = {s: lines[::-1] for s, lines in sections(golden.briefing).items()}
        yield Mutant(rebuilt(golden.briefing, turned), (), _SAME)


class OtherName:
    """Calls the holder, critic or actor by another of the gold's names."""

    name = "control: other name"
    wordings: tuple[Wording, ...] = ("gist",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Rename in every second line that the gold knows by two names."""

        def change(line: SectionLine) -> SectionLine | None:
            names = golden.records[line.id].names
            return recast(line, who_of(line), names[1]) if len(names) > 1 else None

        for half in halves(golden, change):
            yield Mutant(half.briefing, (), _SAME)


class ShorterEvidence:
    """Cites the last three quarters of the evidence: a clause of the sentence."""

    name = "control: shorter evidence"
    wordings: tuple[Wording, ...] = ("gist",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Shorten the claims of every second line."""
        text = golden.sample.article_text

        def change(line: SectionLine) -> SectionLine:
            claims = (Span(piece.start, piece.end) for piece in claims_of(line))
            return resting_on(line, text, (Span(s + (e - s) // 4, e) for s, e in claims))

        for half in halves(golden, change):
            yield Mutant(half.briefing, (), _SAME)
