"""Owns the JSON of reports: everything that tables and the page show, for other programs."""

import json
from collections.abc import Sequence

from evals.comparison import Comparison, Row
from evals.mutations.table import MutationTable
from evals.scores import SCHEMA, Report


def to_json(
    reports: Sequence[Report],
    mutations: MutationTable | None = None,
    compared: Comparison | None = None,
) -> str:
    """Write the reports of one evaluation, ours first, and how far the scorers can be trusted.

    `compared` is how ours stands to an earlier run.
    """
    written = {
        "schema": SCHEMA,
        "reports": [report.model_dump(mode="json", by_alias=True) for report in reports],
        "mutations": mutations and mutations.model_dump(mode="json"),
        "comparison": compared
        and {"against": compared.against, "rows": [*map(_moved, compared.rows)]},
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _moved(row: Row) -> dict[str, object]:
    moved = row.difference
    return {
        "name": row.name,
        "better": row.better,
        "before": moved.before,
        "after": moved.after,
        "change": moved.change,
        "low": moved.interval.low,
        "high": moved.interval.high,
        "articles": moved.n,
        "verdict": moved.verdict if row.better != "neither" else None,
    }
