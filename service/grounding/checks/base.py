"""Owns the contract of a check: a line with its evidence goes in, a finding comes out."""

from typing import Protocol

from service.grounding.case import Case
from service.grounding.finding import Finding
from service.models import CheckName, WithheldReason


class Check(Protocol):
    """Compares a line with its own evidence, never with the rest of the article.

    `fail` is for what the evidence contradicts or does not hold, `undecided` for what the rules
    cannot tell; a line that says it in other words must not fail. A check never raises on a Case
    whose spans lie within the text.
    """

    @property
    def name(self) -> CheckName:
        """Give the key under which the finding stands in `Checks`."""
        ...

    @property
    def reason(self) -> WithheldReason:
        """Give the reason with which a failing line is withheld."""
        ...

    @property
    def english_only(self) -> bool:
        """Say whether the rules hold for English alone; elsewhere they leave a line undecided."""
        ...

    def examine(self, case: Case) -> Finding:
        """Compare."""
        ...
