"""Owns the test of the door: the extractive engine's own lines, turned round, before `ground()`."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal, NamedTuple

from evals.dataset import Dataset, Sample
from evals.mutations.turns import TURNS, Beside
from evals.scores import Score
from evals.statistics import summarise
from service.engines.extractive.engine import extract
from service.grounding import ground
from service.models import SECTIONS, Article, Draft, DraftLine, Line
from service.text.reading import Reading
from service.text.split import split

Fate = Literal["withheld", "undecided", "passed"]
UNTOUCHED = "untouched"
_NEVER = datetime.min.replace(tzinfo=UTC)


class Tried(NamedTuple):
    """What became of one line at the door."""

    mutation: str
    sample: str
    line: DraftLine
    fate: Fate


class Row(NamedTuple):
    """A mutation, and what became of the lines that it fits; a share is of all these lines."""

    mutation: str
    lines: int
    withheld: int
    undecided: int
    passed: int
    caught: float | None
    """The share that was withheld or left undecided."""
    low: float | None
    high: float | None
    """Where it would lie in 95 of 100 sets of such articles."""


def rows(dataset: Dataset) -> list[Row]:
    """Try the lines of every article; the untouched ones are the first row."""
    found = [each for sample in dataset.samples for each in tried(sample)]
    wanted: dict[str, tuple[str, ...]] = {name: (name,) for name in (UNTOUCHED, *TURNS)}
    wanted["swapped or negated"] = tuple(TURNS)[:2]
    return [
        _row(name, [each for each in found if each.mutation in parts])
        for name, parts in wanted.items()
    ]


def tried(sample: Sample) -> Iterator[Tried]:
    """Try an article's lines as they are, and those that are let in once more, turned round."""
    reading = split(
        Article(text=sample.article_text, published=sample.published, received_at=_NEVER)
    )
    let_in: list[DraftLine] = []
    for line in extract(reading).lines:
        if line.section in SECTIONS:
            fate = _fate(line, reading)
            let_in += [line] if fate != "withheld" else []
            yield Tried(UNTOUCHED, sample.id, line, fate)
    for name, turn in TURNS.items():
        for line in let_in:
            turned = turn(line, Beside(_cited(line, reading), let_in))
            if turned is not None:
                yield Tried(name, sample.id, turned, _fate(turned, reading))


def _cited(line: DraftLine, reading: Reading) -> str:
    spans = [reading.sentences[number - 1].span for number in line.sentences]
    return "\n".join(map(reading.words_of, [*spans, *([line.claim] if line.claim else [])]))


def _fate(line: DraftLine, reading: Reading) -> Fate:
    """Try a line by itself, so that no other one is told before it."""
    alone = line.model_copy(update={"reply": None})
    found = ground(Draft(lines=(alone,)), reading, 1)
    made: tuple[Line, ...] = (*found.positions, *found.criticism, *found.next_steps)
    if not made:
        return "withheld"
    return "undecided" if "undecided" in dict(made[0].checks).values() else "passed"


def _row(name: str, found: Iterable[Tried]) -> Row:
    held = sorted(found, key=lambda each: each.sample)
    fates = [each.fate for each in held]
    scores = [_score([*those]) for _, those in groupby(held, key=lambda each: each.sample)]
    metric = summarise(scores)
    return Row(
        name,
        len(held),
        fates.count("withheld"),
        fates.count("undecided"),
        fates.count("passed"),
        metric.mean,
        metric.low,
        metric.high,
    )


def _score(found: list[Tried]) -> Score:
    caught = sum(each.fate != "passed" for each in found)
    return Score(value=caught / len(found), n=len(found))
