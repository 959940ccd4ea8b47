"""Owns the JSON of reports: everything that tables and the page show, for other programs."""

import json
from collections.abc import Sequence

from evals.scores import SCHEMA, Report


def to_json(reports: Sequence[Report]) -> str:
    """Write the reports of one evaluation, ours first, then what stands beside it."""
    written = [report.model_dump(mode="json", by_alias=True) for report in reports]
    return json.dumps({"schema": SCHEMA, "reports": written}, ensure_ascii=False, indent=1) + "\n"
