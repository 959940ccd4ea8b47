"""Owns cross-validation: articles briefed by weights that were learnt from other hands alone."""

from collections.abc import Sequence

from evals.dataset import Sample
from evals.prediction import Prediction, read
from evals.reference import reference
from evals.scores import Reference
from evals.solvers.engine import EngineSolver
from evals.training.examples import Examples, examples
from evals.training.weights import write
from service.engines.extractive import ExtractiveEngine
from service.engines.extractive.weights import Weights, parsed


def hand(name: str) -> str:
    """Give who wrote an article: what stands before the first dash of its id ("ta-hull-move")."""
    return name.partition("-")[0]


def parts(samples: Sequence[Sample], count: int) -> list[list[Sample]]:
    """Part samples into at most `count` parts, each hand whole in one of them."""
    hands = sorted({hand(sample.id) for sample in samples})
    shares = [set(hands[first::count]) for first in range(min(count, len(hands)))]
    return [[each for each in samples if hand(each.id) in share] for share in shares]


def cross_validate(samples: Sequence[Sample], count: int) -> Reference:
    """Give the reference figures of all samples, each briefed by the weights of other hands."""
    found = examples(samples)
    pairs: list[tuple[Sample, Prediction]] = []
    for part in parts(samples, count):
        engine = ExtractiveEngine(_without(found, {sample.id for sample in part}))
        pairs += [(sample, _briefed(engine, sample)) for sample in part]
    return reference(pairs)


def _without(found: Examples, names: set[str]) -> Weights:
    rest = {
        section: [each for each in rows if each.article not in names]
        for section, rows in found.items()
    }
    return parsed(write(rest))


def _briefed(engine: ExtractiveEngine, sample: Sample) -> Prediction:
    briefing = EngineSolver(engine).solve(sample)
    return read(briefing.model_dump(mode="json"), sample.article_text)
