"""Owns the examples: every candidate of annotated articles, with whether gold rests on it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from evals.dataset import Sample
from evals.matching import matches
from service.engines.extractive.candidates import candidates
from service.engines.extractive.features import of_claim, of_future, of_sentence
from service.english.study import Study, study
from service.models import SECTIONS, Article, Section, Span
from service.text.reading import Reading
from service.text.split import split


class Example(NamedTuple):
    """The features of one candidate, and whether its sentence is evidence of a gold record."""

    article: str
    features: frozenset[str]
    gold: bool


Examples = dict[Section, list[Example]]


def examples(samples: Iterable[Sample]) -> Examples:
    """Give the examples of each section, in the order of the samples and of their text."""
    found: Examples = {section: [] for section in SECTIONS}
    for sample in samples:
        _add(found, sample, _read(sample))
    return found


def _read(sample: Sample) -> Reading:
    received = datetime.combine(sample.published or datetime(2000, 1, 1), datetime.min.time(), UTC)
    article = Article(
        text=sample.article_text,
        published=sample.published,
        published_basis="caller" if sample.published else "none",
        received_at=received,
    )
    return split(article)


def _add(found: Examples, sample: Sample, reading: Reading) -> None:
    studied = study(reading)
    gold = {section: _places(sample, section) for section in SECTIONS}
    for options, seen in zip(
        candidates(reading.text, studied.seen), studied.seen, strict=True
    ):
        shared = of_sentence(reading.text, seen)
        right = {section: matches([seen.sentence.span], gold[section]) for section in SECTIONS}
        for option in options:
            features = frozenset(of_claim(reading.text, option, studied.cast) + shared)
            found["positions"].append(Example(sample.id, features, right["positions"]))
            found["criticism"].append(Example(sample.id, features, right["criticism"]))
        for future in seen.futures:
            features = frozenset(of_future(reading.text, seen, future, studied.cast) + shared)
            found["next_steps"].append(Example(sample.id, features, right["next_steps"]))


def _places(sample: Sample, section: Section) -> list[Span]:
    return [span for record in sample.gold.of(section) for span in sample.places(record.evidence)]
