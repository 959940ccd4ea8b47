"""Owns the form of a baseline: what an engine scored when somebody last looked and agreed.

It holds the figures with their intervals, and hits and n of every score of every article, from
which a later run is compared pair by pair. Its JSON has a line for each, so that a diff reads well.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from evals.errors import BadRun
from evals.runs import write as write_whole
from evals.scores import Matches, Metric, Report, SampleScores, Score, Share
from service.models import Model, Section

SCHEMA: Literal["evals-baseline/1"] = "evals-baseline/1"
UPDATE = "look at what changed and, if it is meant, run `python -m evals baseline`"
_ALL: Literal["all"] = "all"
"""The key of a score that knows no sections."""

Counts = dict[Section | Literal["all"], tuple[int, int]]
"""Hits and n, by section."""


class Figure(Model):
    """A figure and its interval."""

    mean: float | None
    low: float | None
    high: float | None


class Baseline(Model):
    """The scores of one engine on one dataset."""

    schema_: Literal["evals-baseline/1"] = Field(default=SCHEMA, alias="schema")
    engine: str
    version: str
    dataset: str
    fingerprint: str
    figures: dict[str, Figure]
    samples: dict[str, dict[str, Counts]]

    def scores(self, sample: str) -> SampleScores:
        """Give the scores of one article, as far as comparisons need them."""
        scores = {name: _score(counts) for name, counts in self.samples[sample].items()}
        return SampleScores(sample=sample, scores=scores, matches=Matches())


def of_report(report: Report, fingerprint: str) -> Baseline:
    """Make the baseline of a report on the dataset with this fingerprint."""
    return Baseline(
        schema=SCHEMA,
        engine=report.run.engine,
        version=report.run.version,
        dataset=report.run.dataset,
        fingerprint=fingerprint,
        figures={
            name: Figure(mean=_short(m.mean), low=_short(m.low), high=_short(m.high))
            for name, m in figures(report).items()
        },
        samples={
            each.sample: {name: _counts(score) for name, score in each.scores.items()}
            for each in report.samples
        },
    )


def figures(report: Report) -> Mapping[str, Metric]:
    """Give every figure of a report under the name that comparisons use."""
    sides = {f"{name} side": metric for name, metric in report.sides.items()}
    return {"headline": report.headline, **sides, **report.metrics}


def read(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BadRun: it is missing, broken, or of another schema version.
    """
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as error:
        raise BadRun(f"no baseline {str(path)!r} ({error.strerror}): {UPDATE}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "it"
        message = f"the baseline {str(path)!r} cannot be used: {where}: {first['msg']}; {UPDATE}"
        raise BadRun(message) from error


def write(baseline: Baseline, path: Path) -> None:
    """Write a baseline, a line for each figure and each score."""
    whole = baseline.model_dump(mode="json", by_alias=True)
    figures, samples = whole.pop("figures"), whole.pop("samples")
    parts = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in whole.items()]
    inner = (f"  {json.dumps(name)}: {_lines(scores, 3)}" for name, scores in samples.items())
    parts += [f' "figures": {_lines(figures, 2)}', ' "samples": {\n' + ",\n".join(inner) + "\n }"]
    write_whole(path, "{\n" + ",\n".join(parts) + "\n}\n")


def _lines(values: Mapping[str, object], depth: int) -> str:
    pad = " " * depth
    inner = ",\n".join(f"{pad}{json.dumps(k)}: {json.dumps(v)}" for k, v in values.items())
    return f"{{\n{inner}\n{pad[1:]}}}"


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _counts(score: Score) -> Counts:
    if score.sections:
        return {name: (round(share.hits), share.n) for name, share in score.sections.items()}
    return {_ALL: (round((score.value or 0.0) * score.n), score.n)}


def _score(counts: Counts) -> Score:
    total = Share(
        hits=sum(hits for hits, _ in counts.values()), n=sum(n for _, n in counts.values())
    )
    sections = {name: Share(hits=hits, n=n) for name, (hits, n) in counts.items() if name != _ALL}
    return Score(value=total.value, n=total.n, sections=sections)
