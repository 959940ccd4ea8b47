"""Owns the check that every date of a line stands in its evidence, in these words or in others."""

from datetime import date
from typing import ClassVar

from service.english.dates import DateExpression, agree, tells_date
from service.english.stems import stem
from service.grounding.case import Case
from service.grounding.finding import PASS, Finding, worst
from service.models import CheckName, WithheldReason


class Dates:
    """Compares what dates state, then where they lie on the calendar of the article's date."""

    name: ClassVar[CheckName] = "dates"
    reason: ClassVar[WithheldReason] = "date_not_in_evidence"
    english_only: ClassVar[bool] = True

    def examine(self, case: Case) -> Finding:
        """Fail where a date is not in the claim; undecided for a vague one ("in coming weeks")."""
        anchor = case.witnesses.reading.article.published
        findings = [PASS] if case.copied and tells_date(case.text) else []
        for _, dates in case.said:
            findings += [_finding(each, case, anchor) for each in dates]
        return worst(findings)


def _finding(said: DateExpression, case: Case, anchor: date | None) -> Finding:
    if any(agree(said, held, anchor) for held in case.witness.dates) or _counted(said, case):
        return PASS
    return Finding("undecided" if _loose(said) else "fail", said.text)


def _loose(expression: DateExpression) -> bool:
    """Say whether other words may well mean the same: "in the coming weeks", "monthly"."""
    moment = expression.moment
    return moment.every or (moment.span and moment.count is None)


def _counted(expression: DateExpression, case: Case) -> bool:
    """Say whether the evidence has the same number of days: "28 days" for "within 28 days"."""
    moment = expression.moment
    return (
        moment.count is not None
        and any(held.value == abs(moment.count) for held in case.witness.numbers)
        and stem(moment.unit) in case.witness.wording.held
    )
