"""Owns what a check finds out about a line, and why one is withheld."""

from collections.abc import Iterable
from typing import NamedTuple

from service.models import CheckResult, WithheldReason


class Finding(NamedTuple):
    """A result; `detail` names the word that is missing, never the line's text."""

    result: CheckResult
    detail: str = ""
    reason: WithheldReason | None = None
    """Where it is not the check's usual one."""


class Refusal(NamedTuple):
    """Why a line is withheld; `detail` names the missing word, never the line's text."""

    reason: WithheldReason
    detail: str


PASS = Finding("pass")
NOT_APPLICABLE = Finding("not_applicable")
_GRAVITY = {"not_applicable": 0, "pass": 1, "undecided": 2, "fail": 3}


def worst(findings: Iterable[Finding]) -> Finding:
    """Give the first of the gravest findings; not applicable where there is none."""
    gravest = NOT_APPLICABLE
    for each in findings:
        if _GRAVITY[each.result] > _GRAVITY[gravest.result]:
            gravest = each
    return gravest
