"""Owns the comparison of two scored runs, figure by figure, on the articles that both have."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evals import headline
from evals.scores import Better, Report, SampleScores, Score
from evals.statistics import Difference, compare


class Row(NamedTuple):
    """One figure in both runs; `better` says which way is up."""

    name: str
    better: Better
    difference: Difference


class Comparison(NamedTuple):
    """How a run stands to an earlier one."""

    against: str
    """The name of the earlier run."""
    rows: tuple[Row, ...]
    """Empty where no article is common."""


def comparison(before: Report, after: Report) -> tuple[Row, ...]:
    """Compare the headline, its sides and every metric; nothing where no article is common."""
    earlier = {each.sample: each for each in before.samples}
    common = [each.sample for each in after.samples if each.sample in earlier]
    later = {each.sample: each for each in after.samples}
    return rows([earlier[name] for name in common], [later[name] for name in common], after)


def rows(
    before: Sequence[SampleScores], after: Sequence[SampleScores], figures: Report
) -> tuple[Row, ...]:
    """Compare the scores of the same articles in the same order; `figures` names what there is."""
    if not after:
        return ()
    sides = {name: side.name for name, side in headline.SIDES.items()}
    wanted: dict[str, tuple[list[str], Better]] = {"headline": ([*sides.values()], "more")}
    wanted |= {f"{name} side": ([scorer], "more") for name, scorer in sides.items()}
    wanted |= {name: ([name], metric.better) for name, metric in figures.metrics.items()}
    return tuple(
        Row(name, better, compare(_scores(before, names), _scores(after, names), better))
        for name, (names, better) in wanted.items()
        if all(scorer in each.scores for each in before for scorer in names)
    )


def _scores(samples: Sequence[SampleScores], names: Sequence[str]) -> Mapping[str, Sequence[Score]]:
    return {name: [each.scores[name] for each in samples] for name in names}
