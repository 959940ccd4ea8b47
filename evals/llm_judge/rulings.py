"""Owns what the judge's word on each line comes to: shares, doubts, agreement with the gold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from evals.llm_judge.agreement import agreement
from evals.llm_judge.lines import Judgeable
from evals.scores import Agreement, Doubt, Report, Share
from service.models import SECTIONS

MOST_DOUBTS = 200
_Truth = Mapping[tuple[str, str], bool]
"""What gold says of a line, by sample and id."""


class Ruling(NamedTuple):
    """A line, and whether it holds; None where the judge gave no clear word."""

    line: Judgeable
    holds: bool | None


def holding(rulings: Iterable[Ruling]) -> Share:
    """Give the share of lines that hold, of those with a clear word."""
    clear = [ruling.holds for ruling in rulings if ruling.holds is not None]
    return Share(hits=sum(clear), n=len(clear))


def doubts(rulings: Iterable[Ruling]) -> tuple[Doubt, ...]:
    """Give the lines that do not hold, the first of very many."""
    found = [line for line, holds in rulings if holds is False]
    return tuple(
        Doubt(sample=line.sample, section=line.section, line_id=line.id, text=line.text)
        for line in found[:MOST_DOUBTS]
    )


def agreements(rulings: Iterable[Ruling], report: Report) -> dict[str, Agreement]:
    """Set the judge beside the gold, on the lines of the three sections that have a clear word."""
    several = [*rulings]
    return {name: agreement(_beside(several, truth)) for name, truth in _truths(report).items()}


def _truths(report: Report) -> dict[str, _Truth]:
    matched: dict[tuple[str, str], bool] = {}
    with_actor: dict[tuple[str, str], bool] = {}
    for each in report.samples:
        for alarm in each.matches.false_alarms:
            matched[each.sample, alarm.line_id] = with_actor[each.sample, alarm.line_id] = False
        for pair in each.matches.pairs:
            matched[each.sample, pair.line_id] = True
            with_actor[each.sample, pair.line_id] = pair.actor_right
    return {"matched by gold": matched, "matched, right actor": with_actor}


def _beside(rulings: Iterable[Ruling], truth: _Truth) -> Iterator[tuple[bool, bool]]:
    for line, holds in rulings:
        known = truth.get((line.sample, line.id))
        if line.section in SECTIONS and holds is not None and known is not None:
            yield holds, known
