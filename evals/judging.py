"""Owns `Judged`: one briefing beside its gold, with every line and every record accounted for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.checking import Checked, check_lines, fails
from evals.dataset import Sample
from evals.gold import GoldNextStep, Record
from evals.matching import Pairing, assign, matches, names_fit, overlap
from evals.periods import agrees
from evals.prediction import JsonObject, PredictedLine, Prediction, read
from evals.reference import springs
from evals.scores import AlarmReason, FalseAlarm, Matches, Miss, Pair
from service.models import SECTIONS, Section, Span

_POSSESSIVE = re.compile(r"[’']s?(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A sample, the briefing that an engine gave for it, and what each scorer needs to know."""

    sample: Sample
    prediction: Prediction
    sections: tuple[Section, ...]
    """Those that are scored."""
    matches: Matches
    checked: Checked | None
    """None where the briefing's form does not allow its lines to be checked."""

    def pairs(self, section: Section) -> tuple[Pair, ...]:
        """Give the pairs of a section."""
        return tuple(pair for pair in self.matches.pairs if pair.section == section)

    def rests_on_gold(self, line: PredictedLine, section: Section) -> bool:
        """Say whether a line rests on the evidence of any record of a section."""
        records = self.sample.gold.of(section)
        return any(matches(line.claims, self.sample.places(each.evidence)) for each in records)


def judge(sample: Sample, briefing: JsonObject, sections: Sequence[Section] = SECTIONS) -> Judged:
    """Read a briefing, check its lines, and pair them with the gold."""
    prediction = read(briefing, sample.article_text)
    checked = check_lines(briefing)
    found = [_Pairer(sample, prediction, section, checked) for section in sections]
    return Judged(
        sample=sample,
        prediction=prediction,
        sections=tuple(sections),
        matches=Matches(
            pairs=tuple(pair for each in found for pair in each.pairs()),
            misses=tuple(miss for each in found for miss in each.misses()),
            false_alarms=tuple(alarm for each in found for alarm in each.false_alarms()),
        ),
        checked=checked,
    )


class _Pairer:
    """Pairs the lines of one section with its records."""

    def __init__(
        self, sample: Sample, prediction: Prediction, section: Section, checked: Checked | None
    ) -> None:
        self._sample, self._section, self._checked = sample, section, checked
        self._lines, self._records = prediction.of(section), sample.gold.of(section)
        self._places = [sample.places(record.evidence) for record in self._records]
        overlaps = [[overlap(line.claims, at) for at in self._places] for line in self._lines]
        fits = [
            [names_fit(line.actor, record.names) for record in self._records]
            for line in self._lines
        ]
        self._found = assign(overlaps, fits)

    def pairs(self) -> list[Pair]:
        return [self._pair(found) for found in self._found]

    def misses(self) -> list[Miss]:
        met = {found.gold for found in self._found}
        return [
            Miss(
                section=self._section,
                gold=number,
                gist=record.gist,
                actor=record.names[0],
                vital=record.vital,
                expected=self._places[number],
            )
            for number, record in enumerate(self._records)
            if number not in met
        ]

    def false_alarms(self) -> list[FalseAlarm]:
        met = {found.line for found in self._found}
        return [
            FalseAlarm(
                section=self._section,
                line=line.index,
                line_id=line.id,
                text=line.text,
                actor=line.actor,
                reason=self._reason(line),
                faithful=self._faithful(line),
                predicted=line.claims,
            )
            for line in self._lines
            if line.index not in met
        ]

    def _pair(self, found: Pairing) -> Pair:
        line, record = self._lines[found.line], self._records[found.gold]
        return Pair(
            section=self._section,
            line=line.index,
            line_id=line.id,
            gold=found.gold,
            overlap=found.overlap,
            vital=record.vital,
            actor_right=names_fit(line.actor, record.names),
            target_right=_target_right(line, record),
            when_right=_when_right(line, record),
            faithful=self._faithful(line),
            predicted=line.claims,
            expected=self._places[found.gold],
        )

    def _faithful(self, line: PredictedLine) -> bool:
        return self._checked is None or not fails(self._checked[line.section, line.index])

    def _reason(self, line: PredictedLine) -> AlarmReason:
        known = [span for places in self._places for span in places]
        if any(springs(line.claims, trap, known) for trap in self._traps()):
            return "trap"
        if matches(line.claims, known):
            return "repeated"
        if matches(line.claims, self._elsewhere()):
            return "wrong_section"
        return "no_gold"

    def _traps(self) -> list[tuple[Span, ...]]:
        traps = (trap for trap in self._sample.gold.traps if trap.wrong == self._section)
        return [self._sample.places([trap.evidence]) for trap in traps]

    def _elsewhere(self) -> list[Span]:
        others = (section for section in SECTIONS if section != self._section)
        records = [record for section in others for record in self._sample.gold.of(section)]
        return [span for record in records for span in self._sample.places(record.evidence)]


def _target_right(line: PredictedLine, record: Record) -> bool | None:
    if not record.target:
        return None
    return names_fit(_bare(line.target), [_bare(name) for name in record.target])


def _bare(name: str | None) -> str:
    """Take the possessive off: "Trump’s approach" is about Trump."""
    return _POSSESSIVE.sub("", name or "")


def _when_right(line: PredictedLine, record: Record) -> bool | None:
    if not isinstance(record, GoldNextStep) or record.when_date is None:
        return None
    return agrees(line.start, line.end, record.when_date)
