"""What the tests of single mutations share: the lines that a mutation spoils, by their record."""

from collections.abc import Sequence

from evals.mutations.base import Mutant, Mutation
from evals.mutations.golden import Golden, Wording, golden
from evals.mutations.lines import SectionLine, sections
from service.models import SECTIONS
from tests.evals.makers import sample


def mutants(mutation: Mutation, wording: Wording = "verbatim", **gold: object) -> list[Mutant]:
    """Spoil the small sample's gold briefing."""
    return list(mutation.mutants(made(wording, **gold)))


def made(wording: Wording = "verbatim", **gold: object) -> Golden:
    """Make the small sample's gold briefing."""
    return golden(sample(**gold), wording)  # type: ignore[arg-type]  # gold is any


def lines(mutant: Mutant) -> list[SectionLine]:
    """Give all lines of a mutant."""
    return [line for section in SECTIONS for line in sections(mutant.briefing)[section]]


def changed(found: Sequence[Mutant]) -> list[SectionLine]:
    """Give the spoilt lines of some mutants, in the order of sections, whichever half has them."""
    spoilt = {line.id: line for each in found for line in lines(each) if line.id in each.changed}
    order = [line.id for each in found for line in lines(each)]
    return [spoilt[key] for key in dict.fromkeys(order) if key in spoilt]
