"""Owns the check that every piece of evidence is what the text has at its offsets."""

import re
from typing import ClassVar

from service.grounding.case import Case
from service.grounding.finding import PASS, Finding
from service.models import CheckName, Evidence, WithheldReason

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’)\]]+", re.IGNORECASE)


class Spans:
    """Offsets lie within the text, their words are those of the evidence, addresses stand in it."""

    name: ClassVar[CheckName] = "span"
    reason: ClassVar[WithheldReason] = "span_not_found"
    english_only: ClassVar[bool] = False

    def examine(self, case: Case) -> Finding:
        """Fail where evidence differs from the text, or an address of the line is not in it."""
        text = case.witnesses.reading.text
        for each in case.evidence:
            if not _stands(each, text):
                return Finding("fail", each.part)
        for part in (case.text, *case.stated):
            for url in _URL.findall(part) if _may_hold_address(part) else ():
                if url.rstrip(".,;:!?") not in case.source:
                    return Finding("fail", "an address", "url_not_in_source")
        return PASS


def _may_hold_address(part: str) -> bool:
    """Say at a glance whether an address may stand in words; most have none."""
    return "://" in part or "www." in part.lower()


def _stands(evidence: Evidence, text: str) -> bool:
    return (
        evidence.start < evidence.end <= len(text)
        and text[evidence.start : evidence.end] == evidence.text
    )
