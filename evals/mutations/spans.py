"""Owns the mutations of evidence: offsets that slip, and evidence that is somewhere else."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.invention import free_sentences
from evals.mutations.lines import SectionLine, claims_of, resting_on, told
from service.models import Evidence

_BY = 3


class ShiftSpan:
    """Moves the offsets of a claim by three code points and leaves its words as they were."""

    name = "shift a span"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Shift in every second line."""
        length = len(golden.sample.article_text)

        def change(line: SectionLine) -> SectionLine:
            return line.model_copy(
                update={"evidence": tuple(_shifted(p, length) for p in line.evidence)}
            )

        for half in halves(golden, change):
            yield Mutant(
                half.briefing, half.changed, (Expectation("grounding", "down", half.share),)
            )


def _shifted(piece: Evidence, length: int) -> Evidence:
    by = _BY if piece.end + _BY <= length else -_BY
    moved = {"start": piece.start + by, "end": piece.end + by}
    return piece.model_copy(update=moved) if piece.part == "claim" else piece


class WrongEvidence:
    """Lets a line rest, by right offsets, on a sentence that does not say it."""

    name = "wrong evidence"
    wordings: tuple[Wording, ...] = ("gist",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Move the claim of every second line to a sentence that no gold needs."""
        places = free_sentences(golden)
        text = golden.sample.article_text

        def change(line: SectionLine) -> SectionLine | None:
            if not places:
                return None
            at = claims_of(line)[0].start
            nearest = min(places, key=lambda place: abs(place.start - at))
            return told(resting_on(line, text, [nearest]), line.text)

        for half in halves(golden, change):
            expected = (
                Expectation("precision", "down", half.share),
                Expectation("coverage", "down"),
                Expectation("grounding", "down"),
            )
            yield Mutant(half.briefing, half.changed, expected)
