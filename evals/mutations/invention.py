"""Owns the mutation that adds lines of the article's own words which nothing in it says."""

from collections.abc import Iterator
from itertools import cycle

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording, line_id
from evals.mutations.lines import (
    SectionLine,
    claims_of,
    rebuilt,
    recast,
    resting_on,
    sections,
    told,
    who_of,
)
from service.models import SECTIONS, Section, Span

_AT_MOST = 3
_LEAST = 40
"""Code points of a sentence that could pass for the evidence of a line."""


class Invent:
    """Lets a line rest on a sentence that no gold needs, with the words of one line and the actor
    of another.
    """

    name = "invent a line"
    wordings: tuple[Wording, ...] = ("verbatim", "gist")

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Add up to three lines, a section each."""
        whole = sections(golden.briefing)
        models = [(section, line) for section in SECTIONS for line in whole[section][:1]]
        places = free_sentences(golden)[:_AT_MOST]
        if not (models and places):
            return
        added: dict[Section, list[SectionLine]] = {section: [] for section in SECTIONS}
        names = [record.names[0] for record in reversed(golden.records.values())]
        for number, (place, (section, model)) in enumerate(
            zip(places, cycle(models), strict=False)
        ):
            added[section].append(_invented(golden, model, place, names[number % len(names)]))
        new = tuple(line.id for section in SECTIONS for line in added[section])
        total = len(golden.records) + len(new)
        expected = (
            Expectation("precision", "down", len(new) / total),
            Expectation("grounding", "down"),
        )
        briefing = rebuilt(golden.briefing, {s: [*whole[s], *added[s]] for s in SECTIONS})
        yield Mutant(briefing, new, expected)


def free_sentences(golden: Golden) -> list[Span]:
    """Give the sentences of the body that hold no gold evidence and no trap, in order."""
    gold = golden.sample.gold
    records = [*gold.headline_facts, *golden.records.values()]
    words = [each for record in records for each in record.evidence]
    taken = golden.sample.places([*words, *(trap.evidence for trap in gold.traps)])
    return [
        sentence.span
        for sentence in golden.reading.sentences
        if sentence.end - sentence.start >= _LEAST
        and not any(start < sentence.end and sentence.start < end for start, end in taken)
    ]


def _invented(golden: Golden, model: SectionLine, place: Span, name: str) -> SectionLine:
    bare = model.model_copy(update={"evidence": claims_of(model)})
    line = resting_on(bare, golden.sample.article_text, [place])
    renamed = told(line, model.text, id=line_id("invented", model.id, place))
    return recast(renamed, who_of(line), name)
