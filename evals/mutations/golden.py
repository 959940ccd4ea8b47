"""Owns the gold briefing: what the product would give if it found all that the gold names."""

import hashlib
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from evals.dataset import Sample
from evals.gold import GoldNextStep, GoldPosition, Record
from evals.mutations.lines import ROLE, SectionLine, rebuilt, sections, told
from evals.periods import bounds
from evals.solvers.writing import Said, write
from service.models import SECTIONS, Article, Briefing, Part, Section, Span, When
from service.text.folding import find
from service.text.reading import Reading
from service.text.split import split

Wording = Literal["verbatim", "gist"]
"""Whether lines say the words of their evidence, or what an annotator wrote they mean."""


class Golden(NamedTuple):
    """A gold briefing, with the record of the gold that each of its lines says, by line id."""

    sample: Sample
    reading: Reading
    wording: Wording
    briefing: Briefing
    records: dict[str, Record]


def golden(sample: Sample, wording: Wording = "verbatim") -> Golden:
    """Make the gold briefing of a sample; line n of a section is record n of the gold.

    Holder, critic, target and actor are the first of the gold's names; their evidence is the first
    of all names that stands in the claim, else in the article, else there is none. The headline and
    the summary are the vital facts.
    """
    facts = [fact for fact in sample.gold.headline_facts if fact.vital]
    places = [*dict.fromkeys(sample.places(fact.evidence[:1]) for fact in facts)]
    said = [
        *(Said(section="headline", claims=place) for place in places[:1]),
        *(Said(section="summary", claims=place) for place in places),
        *(_said(sample, section, each) for section in SECTIONS for each in sample.gold.of(section)),
    ]
    records: dict[str, Record] = {}
    lines: dict[Section, list[SectionLine]] = {section: [] for section in SECTIONS}
    briefing = write(sample, "gold", said)
    for section, written in sections(briefing).items():
        for number, (line, record) in enumerate(zip(written, sample.gold.of(section), strict=True)):
            text = record.evidence[0] if wording == "verbatim" else record.gist
            lines[section].append(told(line, text, id=line_id(section, number)))
            records[line_id(section, number)] = record
    reading = _read(sample.article_text, sample.published)
    return Golden(sample, reading, wording, rebuilt(briefing, lines), records)


def line_id(section: str, *parts: object) -> str:
    """Make a line's id of whatever tells it from other lines."""
    return "ln_" + hashlib.sha256(repr((section, *parts)).encode()).hexdigest()[:12]


def when(stated: str | None, day: str | None, anchor: date | None) -> When:
    """Give a time as the gold has it: a day, month or year from its first day to its last."""
    against = anchor and anchor.isoformat()
    if day is None:
        kind: Literal["vague", "none"] = "vague" if stated else "none"
        return When(text=stated, kind=kind, start=None, end=None, anchor=against)
    start, end = bounds(day)
    how_long: Literal["day", "range"] = "day" if start == end else "range"
    return When(text=stated, kind=how_long, start=start, end=end, anchor=against)


def _said(sample: Sample, section: Section, record: Record) -> Said:
    wanted: list[tuple[Part, tuple[str, ...]]] = [(ROLE[section], record.names)]
    if record.target:
        wanted.append(("target", record.target))
    more: dict[str, object] = {"target": record.target[0] if record.target else None}
    if isinstance(record, GoldPosition):
        more["polarity"] = record.polarity
    if isinstance(record, GoldNextStep):
        more["status"] = record.status
        more["when"] = when(record.when, record.when_date, sample.published)
        wanted.append(("when", (record.when,) if record.when else ()))
    places = ((part, _place(sample, names, record)) for part, names in wanted)
    return Said(
        section=section,
        claims=sample.places(record.evidence),
        who=record.names[0],
        roles=tuple((part, place) for part, place in places if place),
        **more,  # type: ignore[arg-type]  # each is of its field's type
    )


def _place(sample: Sample, names: tuple[str, ...], record: Record) -> Span | None:
    """Find the first of some names in the claim, else in the article."""
    text = sample.article_text
    for within in (*sample.places(record.evidence), Span(0, len(text))):
        for name in names:
            if found := find(name, text, *within):
                return found.span
    return None


@lru_cache(maxsize=64)
def _read(text: str, published: date | None) -> Reading:
    article = Article(
        text=text,
        published=published,
        published_basis="caller" if published else "none",
        received_at=datetime(2000, 1, 1, tzinfo=UTC),
    )
    return split(article)
