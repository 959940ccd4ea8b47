"""Owns the check that every quantity of a line stands in its evidence, in figures or in words."""

from typing import ClassVar

from service.english.numbers import Quantity, numbers, tells_number
from service.grounding.case import Case
from service.grounding.finding import PASS, Finding, worst
from service.grounding.wording import Wording
from service.models import CheckName, WithheldReason

_EXACT = frozenset({"count", "percent", "money"})
_TENTH = 0.1
_NEAR = 40
"""So many characters after a number, what it counts is named."""


class Numbers:
    """Compares by value and unit; what belongs to a date is left to the check for dates."""

    name: ClassVar[CheckName] = "numbers"
    reason: ClassVar[WithheldReason] = "number_not_in_evidence"
    english_only: ClassVar[bool] = False

    def examine(self, case: Case) -> Finding:
        """Fail where a quantity is not in the claim; undecided for loose ones ("twice")."""
        findings = [PASS] if case.copied and tells_number(case.text) else []
        for said, dated in case.said:
            for quantity in numbers(said):
                if any(each.start <= quantity.start < each.end for each in dated):
                    continue
                findings.append(_finding(quantity, said, case))
        return worst(findings)


def _finding(quantity: Quantity, said: str, case: Case) -> Finding:
    if _is_pronoun(quantity, said) or any(same(quantity, each) for each in case.witness.numbers):
        return PASS
    token = said[quantity.start : quantity.end]
    loose = quantity.kind not in _EXACT
    counted = quantity.kind == "count" and quantity.value < 4 and not token.isdigit()
    if counted and not _counts_the_same(quantity, said, case):
        loose = True  # "both leaders", "two reasons": the line may count what the evidence lists
    return Finding("undecided" if loose else "fail", token)


def same(said: Quantity, held: Quantity) -> bool:
    """Say whether one quantity may stand for the other."""
    if said.unit and held.unit and said.unit != held.unit:
        return False
    if said.kind == "approximate" and held.kind == "count":
        return 2 * said.value <= held.value < 20 * said.value
    if {said.kind, held.kind} == {"fraction", "percent"}:
        return abs(_share(said) - _share(held)) < _TENTH / 20
    return said.value == held.value


def _share(quantity: Quantity) -> float:
    return quantity.value / 100 if quantity.kind == "percent" else quantity.value


def _is_pronoun(quantity: Quantity, said: str) -> bool:
    """Say whether it is the "one" of "one of them"."""
    return quantity.value == 1 and said[quantity.start : quantity.end].lower() == "one"


def _counts_the_same(quantity: Quantity, said: str, case: Case) -> bool:
    """Say whether the evidence has what the number counts, so that another number is wrong."""
    following = Wording(said, ((quantity.end, min(quantity.end + _NEAR, len(said))),))
    held = case.witness.wording.held
    return any(following.stems[at] in held for at in following.content[:2])
