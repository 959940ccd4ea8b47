"""Owns the heat map: for each article and section, how much was found and how much was right."""

from typing import NamedTuple

from evals.scores import Report, Share
from service.models import SECTIONS

COLUMNS = ("coverage", "precision")
"""What stands side by side in each section: gold found, lines right."""

_STEPS = 10


class Cell(NamedTuple):
    """One share of one article; `step` is 0 to 10, None where there was nothing to score."""

    scorer: str
    section: str
    step: int | None
    figure: str
    words: str


class HeatRow(NamedTuple):
    """One article."""

    sample: str
    cells: tuple[Cell, ...]
    error: str
    """What the engine raised; its cells are empty then."""


def heat(report: Report) -> tuple[HeatRow, ...]:
    """Give a row for every sample of the report, those that failed last."""
    rows = [
        HeatRow(
            each.sample,
            tuple(
                _cell(scorer, section, score.sections.get(section) if score else None)
                for section in SECTIONS
                for scorer in COLUMNS
                for score in [each.scores.get(scorer)]
            ),
            "",
        )
        for each in report.samples
    ]
    return (*rows, *(HeatRow(failure.sample, (), failure.error) for failure in report.failures))


def _cell(scorer: str, section: str, share: Share | None) -> Cell:
    if share is None or share.value is None:
        return Cell(scorer, section, None, "–", f"{scorer}: nothing to score")
    said = f"{scorer}: {share.hits:g} of {share.n}"
    return Cell(scorer, section, round(share.value * _STEPS), f"{100 * share.value:.0f}", said)
