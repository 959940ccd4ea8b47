"""Owns the list of the checks and the running of all of them on one line."""

from collections.abc import Sequence
from functools import lru_cache

from service.grounding.case import Case
from service.grounding.checks.base import Check
from service.grounding.checks.dates import Dates
from service.grounding.checks.names import Names
from service.grounding.checks.numbers import Numbers
from service.grounding.checks.polarity import Polarity
from service.grounding.checks.quotation import Quotations
from service.grounding.checks.roles import Roles
from service.grounding.checks.span import Spans
from service.grounding.finding import Finding, Refusal
from service.models import CheckName, CheckResult, Checks

CHECKS: tuple[Check, ...] = (
    Spans(),
    Quotations(),
    Numbers(),
    Dates(),
    Names(),
    Roles(),
    Polarity(),
)
"""In the order in which the first that fails gives the reason."""


def examine(case: Case) -> dict[Check, Finding]:
    """Run every check on a line.

    Where the evidence is not what the text has, there is nothing to compare with: the rest stays
    undecided. So do the checks of English words where the article is in another language.
    """
    return examine_all([case])[0]


def examine_all(cases: Sequence[Case]) -> list[dict[Check, Finding]]:
    """Run every check on some lines, check by check: what one of them needs stays at hand."""
    spans, *others = CHECKS
    found: list[dict[Check, Finding]] = [{spans: spans.examine(case)} for case in cases]
    for check in others:
        for case, each in zip(cases, found, strict=True):
            stands = each[spans].result == "pass"
            can = stands and (case.witnesses.english or not check.english_only)
            each[check] = check.examine(case) if can else _UNDECIDED
    return found


_UNDECIDED = Finding("undecided")


def failure(findings: dict[Check, Finding]) -> Refusal | None:
    """Give the reason of the first check that failed; None where none did."""
    for check, finding in findings.items():
        if finding.result == "fail":
            return Refusal(finding.reason or check.reason, finding.detail)
    return None


def results(findings: dict[Check, Finding]) -> Checks:
    """Give the findings as a line has them."""
    return _checks(tuple((check.name, finding.result) for check, finding in findings.items()))


@lru_cache(maxsize=1 << 10)
def _checks(found: tuple[tuple[CheckName, CheckResult], ...]) -> Checks:
    """Give the same results as one object; there are few kinds of lines."""
    return Checks(**dict(found))
