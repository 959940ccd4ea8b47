"""Owns the plot of the scores: a dot with whiskers for each engine in each row, in per cent."""

from collections.abc import Sequence
from typing import NamedTuple

from evals.scores import Better, Metric, Report

LANE = 14
"""Height of an engine's lane in a row, in CSS pixels."""


class Dot(NamedTuple):
    """A figure of one engine; places are per cent of the width."""

    series: int
    """Which of the reports, from 0."""
    engine: str
    at: float
    low: float
    high: float
    height: float
    """Where its lane's middle lies in the row, in CSS pixels."""
    words: str


class PlotRow(NamedTuple):
    """One scorer, with the dots of all engines; an engine that was not scored has none."""

    name: str
    better: Better
    dots: tuple[Dot, ...]
    figures: tuple[str, ...]
    """The figure of each engine in words, for readers and for paper."""
    height: int


def plot(reports: Sequence[Report]) -> tuple[PlotRow, ...]:
    """Lay the headline, its two sides, then every scorer of the first report out in rows.

    What is neither better nor worse may be over 1 and has no place on the scale.
    """
    first = reports[0]
    rows = [_row("headline", [report.headline for report in reports], reports)]
    for name in first.sides:
        rows.append(_row(f"{name} side", [r.sides.get(name) for r in reports], reports))
    for name in (name for name, metric in first.metrics.items() if metric.better != "neither"):
        rows.append(_row(name, [r.metrics.get(name) for r in reports], reports))
    return tuple(rows)


def by_section(reports: Sequence[Report], scorer: str) -> tuple[PlotRow, ...]:
    """Lay one scorer out section by section; nothing where it knows no sections."""
    metric = reports[0].metrics.get(scorer)
    return tuple(
        _row(
            section,
            [metric and metric.sections.get(section) for metric in _of(reports, scorer)],
            reports,
        )
        for section in (metric.sections if metric else ())
    )


def _of(reports: Sequence[Report], scorer: str) -> list[Metric | None]:
    return [report.metrics.get(scorer) for report in reports]


def _row(name: str, metrics: Sequence[Metric | None], reports: Sequence[Report]) -> PlotRow:
    pairs = list(zip(metrics, reports, strict=True))
    dots = (_dot(n, metric, report) for n, (metric, report) in enumerate(pairs))
    return PlotRow(
        name=name,
        better=next((metric.better for metric in metrics if metric), "more"),
        dots=tuple(dot for dot in dots if dot),
        figures=tuple(in_words(metric) for metric in metrics),
        height=LANE * len(pairs) + 6,
    )


def _dot(series: int, metric: Metric | None, report: Report) -> Dot | None:
    if metric is None or metric.mean is None:
        return None
    low = metric.mean if metric.low is None else metric.low
    high = metric.mean if metric.high is None else metric.high
    words = f"{report.run.engine}: {in_words(metric)}, {metric.n} articles"
    if metric.unscored:
        words += f", {metric.unscored} not scored"
    return Dot(
        series=series,
        engine=report.run.engine,
        at=_per_cent(metric.mean),
        low=_per_cent(low),
        high=_per_cent(high),
        height=series * LANE + LANE / 2 + 3,
        words=words,
    )


def _per_cent(value: float) -> float:
    return round(100 * min(1.0, max(0.0, value)), 2)


def in_words(metric: Metric | None) -> str:
    """Write a figure with its interval, "0.71 (0.65 to 0.77)", or that there is none."""
    if metric is None or metric.mean is None:
        return "not scored"
    if metric.low is None or metric.high is None:
        return f"{metric.mean:.2f}"
    return f"{metric.mean:.2f} ({metric.low:.2f} to {metric.high:.2f})"
