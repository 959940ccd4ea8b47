"""Owns what a summariser without sections says: chosen sentences, once as summary, once in each.

It does not know who holds what, so whoever is named first in a sentence stands for the actor.
"""

from collections.abc import Iterator, Sequence

from evals.solvers.first_name import first_name
from evals.solvers.writing import Said
from service.models import SECTIONS, Part, Section, Span

PARTS: dict[Section, Part] = {"positions": "holder", "criticism": "critic", "next_steps": "actor"}


def summary(sentences: Sequence[Span]) -> Iterator[Said]:
    """Say sentences as the summary, the first as the headline too."""
    for section, spans in (("headline", sentences[:1]), ("summary", sentences)):
        for span in spans:
            yield Said(section="headline" if section == "headline" else "summary", claims=(span,))


def everywhere(text: str, sentences: Sequence[Span]) -> Iterator[Said]:
    """Say sentences in every section."""
    for section in SECTIONS:
        for span in sentences:
            yield in_section(text, section, span)


def in_section(text: str, section: Section, sentence: Span) -> Said:
    """Say a sentence in one section, with whoever is named first in it."""
    name = first_name(text, sentence)
    return Said(
        section=section,
        claims=(sentence,),
        who=text[name.start : name.end] if name else None,
        roles=((PARTS[section], name),) if name else (),
    )
