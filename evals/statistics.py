"""Owns the arithmetic of uncertainty: means, clustered standard errors, bootstrap intervals.

Articles are the clusters: lines of one briefing are not independent, so whole articles are drawn,
with a fixed seed. A figure is a ratio of sums (hits over n of all articles); with sections it is
the plain mean of the sections' ratios.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import sqrt
from typing import Literal, NamedTuple

from evals.scores import Better, Metric, Score
from service.models import Section

RESAMPLES = 1000
FEWEST = 5
"""Articles below which two runs are not told apart."""
_SEED = 271828
_TAIL = 0.025

Verdict = Literal["better", "worse", "cannot tell"]


class Interval(NamedTuple):
    """The middle 95 % of the resampled figures; None where too few could be computed."""

    low: float | None
    high: float | None


class Difference(NamedTuple):
    """How much a figure differs between two runs on the same articles."""

    before: float | None
    after: float | None
    change: float | None
    interval: Interval
    n: int
    """Articles that both runs have."""
    verdict: Verdict


class _Column(NamedTuple):
    """Hits and n of one section, article by article."""

    hits: list[float]
    ns: list[int]

    def ratio(self, picks: Sequence[int]) -> float | None:
        total = sum(map(self.ns.__getitem__, picks))
        return sum(map(self.hits.__getitem__, picks)) / total if total else None


class _Figure:
    """The scores of one scorer over some articles: a column a section, or one in all."""

    def __init__(self, scores: Sequence[Score]) -> None:
        self.articles = len(scores)
        names = list(dict.fromkeys(name for score in scores for name in score.sections))
        self.columns: dict[Section | None, _Column] = (
            {name: _column(scores, name) for name in names} if names else {None: _column(scores)}
        )

    def at(self, picks: Sequence[int]) -> float | None:
        """Give the figure of the articles that were picked."""
        return _mean([column.ratio(picks) for column in self.columns.values()])

    def stderr(self) -> float | None:
        """Give the standard error of the figure, clustered by article."""
        used = [column for column in self.columns.values() if sum(column.ns)]
        if self.articles < 2 or not used:
            return None
        pulls = [0.0] * self.articles
        for column in used:
            total = sum(column.ns)
            ratio = sum(column.hits) / total
            for i, (hits, n) in enumerate(zip(column.hits, column.ns, strict=True)):
                pulls[i] += (hits - ratio * n) / total / len(used)
        return sqrt(self.articles / (self.articles - 1) * sum(pull * pull for pull in pulls))


def summarise(scores: Sequence[Score], *, better: Better = "more", absent: int = 0) -> Metric:
    """Make a Metric of the scores of one scorer; `absent` samples have no briefing at all."""
    figure = _Figure(scores)
    scored = sum(score.value is not None for score in scores)
    metric = _metric(figure.at, figure.articles, figure.stderr(), better)
    sections = {
        name: _metric(column.ratio, figure.articles, None, better)
        for name, column in figure.columns.items()
        if name is not None
    }
    counts = {"n": scored, "unscored": len(scores) - scored + absent, "sections": sections}
    return metric.model_copy(update=counts)


def lowest(sides: Sequence[Sequence[Score]], absent: int = 0) -> Metric:
    """Make the Metric of the lower of several figures over the same articles."""
    figures = [_Figure(scores) for scores in sides]
    articles = figures[0].articles
    at = _lowest(figures)
    drawn = [value for value in _drawn(at, articles) if value is not None]
    return _metric(at, articles, _spread(drawn), "more").model_copy(update={"unscored": absent})


def compare(
    before: Mapping[str, Sequence[Score]], after: Mapping[str, Sequence[Score]], better: Better
) -> Difference:
    """Compare a figure of two runs by paired bootstrap: the same articles are drawn for both.

    The mappings hold the scores of one scorer, or of the sides of which the lower counts, by the
    scorer's name; lists are in the same order of articles.
    """
    first, second = (_lowest([_Figure(s) for s in run.values()]) for run in (before, after))
    articles = len(next(iter(before.values())))
    everything = range(articles)
    changes = [
        _minus(b, a) for a, b in zip(_drawn(first, articles), _drawn(second, articles), strict=True)
    ]
    interval = _interval(changes)
    return Difference(
        before=first(everything),
        after=second(everything),
        change=_minus(second(everything), first(everything)),
        interval=interval,
        n=articles,
        verdict=_verdict(interval, better) if articles >= FEWEST else "cannot tell",
    )


def _verdict(interval: Interval, better: Better) -> Verdict:
    low, high = interval
    if low is None or high is None or better == "neither" or low <= 0 <= high:
        return "cannot tell"
    return "better" if (low > 0) == (better == "more") else "worse"


_At = Callable[[Sequence[int]], float | None]
"""Gives a figure for the articles picked, which may come up more than once."""


def _lowest(figures: Sequence[_Figure]) -> _At:
    def at(picks: Sequence[int]) -> float | None:
        known = [value for each in figures if (value := each.at(picks)) is not None]
        return min(known, default=None)

    return at


def _metric(at: _At, articles: int, stderr: float | None, better: Better) -> Metric:
    low, high = _interval(_drawn(at, articles))
    return Metric(
        mean=at(range(articles)),
        stderr=stderr,
        low=low,
        high=high,
        n=articles,
        better=better,
    )


def _column(scores: Sequence[Score], section: Section | None = None) -> _Column:
    if section is None:
        return _Column([(each.value or 0.0) * each.n for each in scores], [s.n for s in scores])
    shares = [score.sections.get(section) for score in scores]
    return _Column([s.hits if s else 0.0 for s in shares], [s.n if s else 0 for s in shares])


@cache
def _picks(articles: int) -> tuple[tuple[int, ...], ...]:
    chance = random.Random(_SEED)
    every = range(articles)
    return tuple(tuple(chance.choices(every, k=articles)) for _ in range(RESAMPLES))


def _drawn(at: _At, articles: int) -> list[float | None]:
    return [at(picks) for picks in _picks(articles)] if articles > 1 else []


def _interval(values: Sequence[float | None]) -> Interval:
    known = sorted(value for value in values if value is not None)
    if len(known) <= RESAMPLES // 2:
        return Interval(None, None)
    last = len(known) - 1
    return Interval(known[round(_TAIL * last)], known[round((1 - _TAIL) * last)])


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _minus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _spread(values: Sequence[float]) -> float | None:
    if len(values) < 2:
        return None
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))
