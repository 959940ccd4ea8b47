"""Owns what one article's matches come to: marks for the text, and a list of what went wrong."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from evals.dataset import Sample
from evals.gold import Record
from evals.prediction import PredictedLine, Prediction
from evals.report.passages import Mark, Verdict
from evals.scores import FalseAlarm, Matches, Miss, Pair
from service.models import SECTIONS, Section

Kind = Literal["miss", "false", "field", "unfaithful", "minor", "right"]
KINDS: dict[Kind, str] = {
    "miss": "missed",
    "false": "false",
    "field": "wrong name or date",
    "unfaithful": "not in its evidence",
    "minor": "missed, not vital",
    "right": "right",
}
"""The kinds of findings, gravest first, in the words of the page."""

_LETTER: dict[Section, str] = {"positions": "P", "criticism": "C", "next_steps": "N"}
_ALARM = {
    "trap": "rests on a trap",
    "wrong_section": "belongs in another section",
    "repeated": "says again what another line says",
    "no_gold": "no gold record says it",
}

_NOT_HELD = "a check of the line against its own evidence fails"


class Finding(NamedTuple):
    """One thing that went wrong, or a line that is right; `label` is that of its mark."""

    kind: Kind
    section: Section
    label: str
    who: str
    text: str
    why: str


class Findings(NamedTuple):
    """The marks of both columns, and the list of all findings, gravest first."""

    gold: tuple[Mark, ...]
    predicted: tuple[Mark, ...]
    listed: tuple[Finding, ...]
    matched: int


def findings(sample: Sample, prediction: Prediction, matches: Matches) -> Findings:
    """Sort the matches of a sample into marks and findings."""
    found = _Sorter(sample, prediction)
    listed = [
        *(finding for pair in matches.pairs for finding in found.of_pair(pair)),
        *map(_of_miss, matches.misses),
        *(finding for alarm in matches.false_alarms for finding in _of_alarm(alarm)),
    ]
    order = [*KINDS]
    listed.sort(key=lambda finding: (order.index(finding.kind), SECTIONS.index(finding.section)))
    return Findings(
        gold=(
            *map(found.gold_mark, matches.pairs),
            *map(_miss_mark, matches.misses),
            *found.traps(),
        ),
        predicted=(*map(found.line_mark, matches.pairs), *map(_alarm_mark, matches.false_alarms)),
        listed=tuple(listed),
        matched=len(matches.pairs),
    )


class _Sorter:
    """Knows the records and the lines that pairs name by number."""

    def __init__(self, sample: Sample, prediction: Prediction) -> None:
        self._sample = sample
        self._prediction = prediction

    def of_pair(self, pair: Pair) -> Iterator[Finding]:
        """Give what is wrong with a line that found its record, or that it is right."""
        line, record = self._line(pair), self._record(pair)
        for kind, why in _faults(pair, line, record) or [
            ("right", f"says {_gold_label(pair.section, pair.gold)}")
        ]:
            label = _line_label(pair.section, pair.line)
            yield Finding(kind, pair.section, label, line.actor or "nobody", line.text, why)

    def gold_mark(self, pair: Pair) -> Mark:
        """Mark a record that was found."""
        label, line = _gold_label(pair.section, pair.gold), _line_label(pair.section, pair.line)
        words = f"{label}: {self._record(pair).names[0]}: {self._record(pair).gist} (found: {line})"
        return Mark(label, pair.section, _verdict(pair), pair.expected, words)

    def line_mark(self, pair: Pair) -> Mark:
        """Mark a line that found its record."""
        line, label = self._line(pair), _line_label(pair.section, pair.line)
        gold = _gold_label(pair.section, pair.gold)
        words = f"{label}: {line.actor or 'nobody'}: {line.text} (matches {gold})"
        return Mark(label, pair.section, _verdict(pair), pair.predicted, words)

    def traps(self) -> Iterator[Mark]:
        """Mark what a careless program would fall for."""
        for number, trap in enumerate(self._sample.gold.traps, 1):
            section = next((name for name in SECTIONS if name == trap.wrong), None)
            if section:
                words = f"trap for {_spoken(section)}: {trap.why}"
                yield Mark(f"T{number}", None, "trap", self._sample.places([trap.evidence]), words)

    def _line(self, pair: Pair) -> PredictedLine:
        return self._prediction.of(pair.section)[pair.line]

    def _record(self, pair: Pair) -> Record:
        return self._sample.gold.of(pair.section)[pair.gold]


def _faults(pair: Pair, line: PredictedLine, record: Record) -> list[tuple[Kind, str]]:
    faults: list[tuple[Kind, str]] = []
    if not pair.actor_right:
        faults.append(("field", f"{line.actor or 'nobody'} instead of {record.names[0]}"))
    if pair.target_right is False:
        wanted = (record.target or ("nobody",))[0]
        faults.append(("field", f"faults {line.target or 'nobody'} instead of {wanted}"))
    if pair.when_right is False:
        wanted = str(getattr(record, "when_date", None))
        faults.append(("field", f"{line.start or 'no date'} instead of {wanted}"))
    if not pair.faithful:
        faults.append(("unfaithful", _NOT_HELD))
    return faults


def _verdict(pair: Pair) -> Verdict:
    wrong = False in (pair.actor_right, pair.target_right, pair.when_right, pair.faithful)
    return "part" if wrong else "right"


def _of_miss(miss: Miss) -> Finding:
    kind: Kind = "miss" if miss.vital else "minor"
    label = _gold_label(miss.section, miss.gold)
    return Finding(kind, miss.section, label, miss.actor, miss.gist, "no line rests on it")


def _of_alarm(alarm: FalseAlarm) -> Iterator[Finding]:
    label, who = _line_label(alarm.section, alarm.line), alarm.actor or "nobody"
    yield Finding("false", alarm.section, label, who, alarm.text, _ALARM[alarm.reason])
    if not alarm.faithful:
        yield Finding("unfaithful", alarm.section, label, who, alarm.text, _NOT_HELD)


def _miss_mark(miss: Miss) -> Mark:
    label = _gold_label(miss.section, miss.gold)
    verdict: Verdict = "wrong" if miss.vital else "minor"
    words = f"{label}: {miss.actor}: {miss.gist} (missed{'' if miss.vital else ', not vital'})"
    return Mark(label, miss.section, verdict, miss.expected, words)


def _alarm_mark(alarm: FalseAlarm) -> Mark:
    label = _line_label(alarm.section, alarm.line)
    words = f"{label}: {alarm.actor or 'nobody'}: {alarm.text} ({_ALARM[alarm.reason]})"
    return Mark(label, alarm.section, "wrong", alarm.predicted, words)


def _gold_label(section: Section, number: int) -> str:
    return f"{_LETTER[section]}{number + 1}"


def _line_label(section: Section, number: int) -> str:
    return f"{_LETTER[section].lower()}{number + 1}"


def _spoken(section: Section) -> str:
    return section.replace("_", " ")
