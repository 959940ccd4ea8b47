"""Owns the table of the mutations: what the scorers noticed, and their false alarms."""

from collections.abc import Sequence
from itertools import groupby

from evals import headline
from evals.dataset import Dataset
from evals.mutations.base import Direction, Mutation
from evals.mutations.families import MUTATIONS
from evals.mutations.golden import Wording, golden
from evals.mutations.trials import Count, Trial, try_out
from evals.mutations.verdicts import Verdict
from evals.scores import Score
from evals.statistics import lowest, summarise
from service.models import Model

_WORDINGS: tuple[Wording, ...] = ("verbatim", "gist")


class Rate(Model):
    """A share with its interval (95 %, articles drawn anew); None where there was nothing."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    """Lines, or briefings where the scorer does not judge single lines."""


class MutationRow(Model):
    """What one scorer made of one mutation on gold briefings of one wording."""

    mutation: str
    wording: Wording
    scorer: str
    direction: Direction
    briefings: int
    detected: Rate
    """Of what was spoilt, the share that the scorer noticed; of a control nothing is spoilt."""
    doubted: Rate
    """Of the same, the share that the scorer is in doubt about: a person has to look."""
    false_alarms: Rate
    """Of what was not spoilt, the share that the scorer objected to."""
    moved: float | None
    """The mean change of the score of a briefing."""
    expected: float | None
    """The mean change that was to be expected; None where only the direction is known."""
    headline_rose: int
    """Briefings whose headline score rose above that of the gold: always a fault."""


class MutationTable(Model):
    """Every mutation on every sample."""

    samples: int
    gold_headline: dict[Wording, float | None]
    """The headline score of the gold briefings themselves, by their wording."""
    rows: tuple[MutationRow, ...]


def tabulate(dataset: Dataset, mutations: Sequence[Mutation] = MUTATIONS) -> MutationTable:
    """Spoil the gold briefings of a dataset in every way, and count what the scorers noticed."""
    trials: list[Trial] = []
    gold: dict[Wording, list[Verdict]] = {wording: [] for wording in _WORDINGS}
    for wording in _WORDINGS:
        for sample in dataset.samples:
            made = golden(sample, wording)
            before = Verdict(made, made.briefing)
            gold[wording].append(before)
            for mutation in mutations:
                if wording in mutation.wordings:
                    trials += try_out(mutation, made, before)
    return MutationTable(
        samples=len(dataset.samples),
        gold_headline={wording: _headline(verdicts) for wording, verdicts in gold.items()},
        rows=_rows(trials, [mutation.name for mutation in mutations]),
    )


def _headline(verdicts: Sequence[Verdict]) -> float | None:
    sides = [[each.score(side.name) for each in verdicts] for side in headline.SIDES.values()]
    return lowest(sides).mean


def _rows(trials: Sequence[Trial], order: Sequence[str]) -> tuple[MutationRow, ...]:
    """Make a row for each mutation, wording and scorer, in the order in which they were tried."""
    keys = list(dict.fromkeys(map(_key, trials)))
    rank = {key: n for n, key in enumerate(keys)}
    keys.sort(key=lambda key: (order.index(key[0]), rank[key]))
    ranked = sorted(trials, key=lambda trial: keys.index(_key(trial)))
    return tuple(_row([*held]) for _, held in groupby(ranked, key=_key))


def _key(trial: Trial) -> tuple[str, Wording, str]:
    return trial.mutation, trial.wording, trial.scorer


def _row(trials: Sequence[Trial]) -> MutationRow:
    first = trials[0]
    return MutationRow(
        mutation=first.mutation,
        wording=first.wording,
        scorer=first.scorer,
        direction=first.direction,
        briefings=len(trials),
        detected=_rate([(trial.sample, trial.noticed) for trial in trials]),
        doubted=_rate([(trial.sample, trial.doubted) for trial in trials]),
        false_alarms=_rate([(trial.sample, trial.false_alarms) for trial in trials]),
        moved=_mean([trial.moved for trial in trials]),
        expected=_mean([trial.expected for trial in trials]),
        headline_rose=sum(trial.headline_rose for trial in trials),
    )


def _rate(counts: Sequence[tuple[str, Count]]) -> Rate:
    """Add the counts up by article, the cluster, and draw articles for the interval."""
    totals: dict[str, Count] = {}
    for sample, count in counts:
        held = totals.get(sample, Count(0, 0))
        totals[sample] = Count(held.hits + count.hits, held.n + count.n)
    scores = [Score(value=hits / n if n else None, n=n) for hits, n in totals.values()]
    metric = summarise(scores)
    return Rate(value=metric.mean, low=metric.low, high=metric.high, n=sum(s.n for s in scores))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
