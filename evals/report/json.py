"""Owns the JSON of reports: everything that tables and the page show, for other programs."""

import json
from collections.abc import Sequence

from evals.mutations.table import MutationTable
from evals.scores import SCHEMA, Report


def to_json(reports: Sequence[Report], mutations: MutationTable | None = None) -> str:
    """Write the reports of one evaluation, ours first, and how far the scorers can be trusted."""
    written = {
        "schema": SCHEMA,
        "reports": [report.model_dump(mode="json", by_alias=True) for report in reports],
        "mutations": mutations and mutations.model_dump(mode="json"),
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
