"""Owns the reference figures: what `macro F1` means wherever this project speaks of it.

A line matches a gold record of its section when their evidence overlaps by half of the shorter;
pairs are made greedily, best overlap first. Counts of all articles are added up before anything is
divided. A figure with nothing to divide is 0 here, and only here: that is how it was defined.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from evals.dataset import Sample
from evals.matching import greedy, matches, names_fit, overlap
from evals.prediction import Prediction
from evals.scores import Reference, SectionFigures
from service.models import SECTIONS, Section, Span


@dataclass
class _Tally:
    """The counts of one section."""

    lines: int = 0
    vital: int = 0
    matched: int = 0
    matched_right: int = 0
    found: int = 0
    found_right: int = 0

    def add(self, other: "_Tally") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def figures(self) -> SectionFigures:
        precision, recall = _share(self.matched, self.lines), _share(self.found, self.vital)
        strict = _f1(_share(self.matched_right, self.lines), _share(self.found_right, self.vital))
        return SectionFigures(
            precision=precision,
            vital_recall=recall,
            f1=_f1(precision, recall),
            who=_share(self.matched_right, self.matched),
            f1_with_actor=strict,
            predicted=self.lines,
            vital=self.vital,
        )


def reference(
    pairs: Iterable[tuple[Sample, Prediction]], sections: Sequence[Section] = SECTIONS
) -> Reference:
    """Give the figures over samples and their predictions, for some sections or all."""
    tallies = {section: _Tally() for section in sections}
    articles = traps = hits = bad_spans = 0
    for sample, prediction in pairs:
        articles += 1
        for section in sections:
            tallies[section].add(_count(sample, prediction, section))
            bad_spans += sum(line.bad_spans for line in prediction.of(section))
            sprung = trap_hits(sample, prediction, section)
            traps += len(sprung)
            hits += sum(sprung.values())
    figures = {section: tally.figures() for section, tally in tallies.items()}
    return Reference(
        articles=articles,
        sections=figures,
        macro_f1=_share(sum(each.f1 for each in figures.values()), len(sections)),
        macro_f1_with_actor=_share(
            sum(each.f1_with_actor for each in figures.values()), len(sections)
        ),
        traps=traps,
        trap_hits=hits,
        bad_spans=bad_spans,
    )


def trap_hits(sample: Sample, prediction: Prediction, section: Section) -> dict[int, bool]:
    """Say for each trap of a section, by its index, whether a line rests on it and on no gold."""
    known = [span for record in sample.gold.of(section) for span in sample.places(record.evidence)]
    lines = [line.claims for line in prediction.of(section)]
    return {
        number: any(springs(line, sample.places([trap.evidence]), known) for line in lines)
        for number, trap in enumerate(sample.gold.traps)
        if trap.wrong == section
    }


def springs(claims: Sequence[Span], trap: Sequence[Span], known: Sequence[Span]) -> bool:
    """Say whether a line's evidence is that of a trap and not that of any gold record."""
    return matches(claims, trap) and not matches(claims, known)


def _count(sample: Sample, prediction: Prediction, section: Section) -> _Tally:
    lines, records = prediction.of(section), sample.gold.of(section)
    places = [sample.places(record.evidence) for record in records]
    tally = _Tally(lines=len(lines), vital=sum(record.vital for record in records))
    for line, gold, _ in greedy([[overlap(each.claims, at) for at in places] for each in lines]):
        right, vital = names_fit(lines[line].actor, records[gold].names), records[gold].vital
        tally.add(_Tally(0, 0, 1, right, vital, right and vital))
    return tally


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
