"""Owns the examples: every candidate of annotated articles, with whether gold rests on it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from evals.dataset import Sample
from evals.matching import matches, names_fit
from service.engines.extractive.candidates import candidates
from service.engines.extractive.criticism import may_fault
from service.engines.extractive.features import beside, of_claim, of_future, of_sentence
from service.engines.extractive.history import history
from service.engines.extractive.next_steps import may_come
from service.english.known import Known
from service.english.study import Seen, study
from service.models import SECTIONS, Article, Section
from service.text.reading import Reading
from service.text.split import split


class Example(NamedTuple):
    """The features of one candidate, and whether it is what a gold record says."""

    article: str
    features: frozenset[str]
    gold: bool


Option = tuple[Known | None, list[str]]
"""Whose a candidate is, and its features."""

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
Examples = dict[Section, list[Example]]


def examples(samples: Iterable[Sample]) -> Examples:
    """Give the examples of each section, in the order of the samples and of their text."""
    found: Examples = {section: [] for section in SECTIONS}
    for sample in samples:
        _add(found, sample, _read(sample))
    return found


def _read(sample: Sample) -> Reading:
    article = Article(
        text=sample.article_text,
        published=sample.published,
        published_basis="caller" if sample.published else "none",
        received_at=_NEVER,
    )
    return split(article)


def _add(found: Examples, sample: Sample, reading: Reading) -> None:
    text, studied, past = reading.text, study(reading), history(reading)
    cast = studied.cast
    for options, seen in zip(candidates(text, studied.seen), studied.seen, strict=True):
        shared = of_sentence(text, seen)
        claims: list[Option] = []
        faults: list[Option] = []
        for option in options:
            said = option.attribution
            features = of_claim(text, option, cast, past)
            known = cast.resolve(said.who) if said.who is not None else None
            claims.append((known, features + beside(shared, text, said.cue)))
            faults += claims[-1:] if may_fault(option, features, cast) else []
        ahead: list[Option] = [
            (
                cast.resolve(future.who) if future.who is not None else None,
                of_future(text, seen, future, cast) + shared,
            )
            for future in seen.futures
            if may_come(text, seen, future, past)
        ]
        found["positions"] += _labelled(sample, "positions", seen, claims)
        found["criticism"] += _labelled(sample, "criticism", seen, faults)
        found["next_steps"] += _labelled(sample, "next_steps", seen, ahead)


def _labelled(
    sample: Sample,
    section: Section,
    seen: Seen,
    options: Sequence[Option],
) -> Iterator[Example]:
    """Label the candidates of a sentence: right is whoever the gold that rests on it names.

    Where it names none of them, all are right: the gold speaks of the sentence, and the actor is
    for the rules to find.
    """
    resting = [
        record
        for record in sample.gold.of(section)
        if matches([seen.sentence.span], sample.places(record.evidence))
    ]
    fit = [
        known is not None and any(names_fit(known.name, record.names) for record in resting)
        for known, _ in options
    ]
    for right, (_, features) in zip(fit, options, strict=True):
        gold = right if any(fit) else bool(resting)
        yield Example(sample.id, frozenset(features), gold)
