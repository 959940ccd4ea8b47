"""Owns the mutations that leave nothing of a briefing, or everything of the article."""

from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording, line_id
from evals.mutations.lines import SectionLine, rebuilt, resting_on, sections, told
from service.models import SECTIONS, Section, Span


class Empty:
    """Gives a briefing without a line."""

    name = "empty briefing"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Take everything out: nothing is covered."""
        bare = golden.briefing.model_copy(update={"headline": None, "summary": ()})
        fall = (Expectation("coverage", "down", 1.0), Expectation("headline", "down", 1.0))
        yield Mutant(rebuilt(bare, dict.fromkeys(SECTIONS, ())), (), fall)


class WholeArticle:
    """Puts the whole article into each section as its only line."""

    name = "whole article"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Cite everything: that is no evidence of anything."""
        whole = Span(0, len(golden.sample.article_text))
        yield _spread(golden, [whole], Expectation("coverage", "down"))


class EverySentence:
    """Puts every sentence of the article into every section."""

    name = "every sentence"
    wordings: tuple[Wording, ...] = ("verbatim",)

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Say everything: most of it is wrong where it stands."""
        places = [sentence.span for sentence in golden.reading.sentences]
        yield _spread(golden, places, Expectation("precision", "down"))


def _spread(golden: Golden, places: list[Span], fall: Expectation) -> Mutant:
    """Make a line of each place in each section that has lines, by the actor of its first."""
    text, lines = golden.sample.article_text, dict[Section, list[SectionLine]]()
    for section, held in sections(golden.briefing).items():
        lines[section] = [
            told(
                resting_on(held[0], text, [place]),
                text[place.start : place.end],
                id=line_id(section, place),
            )
            for place in places
            if held
        ]
    expected = (fall, Expectation("headline", "down"))
    return Mutant(rebuilt(golden.briefing, lines), (), expected)
