"""What the tests of the engine share: candidates, lines and proposals of short articles."""

from service.engines.extractive.candidates import Candidate, candidates
from service.engines.extractive.engine import extract
from service.engines.extractive.history import History
from service.engines.extractive.proposals import Proposal
from service.english.casting import Cast
from service.english.study import study
from service.models import DraftLine, Section, Span
from tests.grounding.samples import line, reading

NOW = History(2024)
"""Of an article of 2026."""


def options(text: str) -> tuple[list[list[Candidate]], Cast]:
    """Give the candidates of each sentence, and who is meant."""
    read = reading(text)
    studied = study(read)
    return candidates(text, studied.seen), studied.cast


def lines(text: str, section: Section) -> list[DraftLine]:
    """Give the lines of a section, in the order of the text."""
    found = [each for each in extract(reading(text)).lines if each.section == section]
    return sorted(found, key=lambda each: each.sentences)


def proposal(
    text: str,
    sentence: int,
    section: Section = "positions",
    *,
    name: str = "Ana Ruiz",
    claim: Span | None = None,
    sure: float = 0.5,
    lemma: str = "",
    who: int | None = None,
    target: int | None = None,
    accuses: bool = False,
    head: int | None = None,
) -> Proposal:
    """Write a proposal of Ana Ruiz, unless told otherwise."""
    return Proposal(
        line=line(section, text, name, sentences=(sentence,), claim=claim),
        sure=sure,
        sentence=sentence,
        lemma=lemma,
        who=who,
        target=target,
        accuses=accuses,
        head=head,
    )


def span_of(part: str, text: str) -> Span:
    """Give where a part of a text stands first."""
    start = text.index(part)
    return Span(start, start + len(part))
