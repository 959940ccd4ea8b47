"""Owns the way from a saved briefing to its scores, and from all of a run's to a Report."""

from collections.abc import Mapping, Sequence

from evals import headline
from evals.costs import costs
from evals.dataset import Dataset, Sample
from evals.judging import judge
from evals.prediction import JsonObject, read
from evals.reference import reference
from evals.scorers import SCORERS
from evals.scores import Failure, Report, RunInfo, SampleScores
from evals.statistics import lowest, summarise
from service.models import SECTIONS, Section

_ALL = (*SCORERS, *headline.SIDES.values())


def score(
    sample: Sample, briefing: JsonObject, sections: Sequence[Section] = SECTIONS
) -> SampleScores:
    """Score one briefing with every scorer and with both sides of the headline."""
    judged = judge(sample, briefing, sections)
    scores = {scorer.name: scorer.score(judged) for scorer in _ALL}
    return SampleScores(sample=sample.id, scores=scores, matches=judged.matches)


def report(
    run: RunInfo,
    dataset: Dataset,
    briefings: Mapping[str, JsonObject],
    failures: Sequence[Failure] = (),
    sections: Sequence[Section] = SECTIONS,
) -> Report:
    """Score all briefings of a run, by sample; samples without one are counted as not scored."""
    present = [sample for sample in dataset.samples if sample.id in briefings]
    scored = tuple(score(sample, briefings[sample.id], sections) for sample in present)
    absent = len(dataset.samples) - len(present)
    metrics = {
        scorer.name: summarise(
            [each.scores[scorer.name] for each in scored], better=scorer.better, absent=absent
        )
        for scorer in _ALL
    }
    sides = {name: metrics.pop(scorer.name) for name, scorer in headline.SIDES.items()}
    pairs = ((s, read(briefings[s.id], s.article_text)) for s in present)
    return Report(
        schema="evals/1",
        run=run,
        samples=scored,
        metrics=metrics,
        headline=lowest(
            [[each.scores[s.name] for each in scored] for s in headline.SIDES.values()], absent
        ),
        sides=sides,
        reference=reference(pairs, sections),
        failures=tuple(failures),
        costs=costs(briefings[sample.id] for sample in present),
    )
