"""Owns the English for the closed sets of a briefing: sections, stances, reasons, dates."""

from collections.abc import Mapping
from datetime import date

from service.models import (
    CheckResult,
    DegradedReason,
    Polarity,
    Section,
    StepStatus,
    When,
    WhenKind,
)

SECTION: Mapping[Section, str] = {
    "headline": "Headline",
    "summary": "Summary",
    "positions": "Positions",
    "criticism": "Criticism",
    "next_steps": "Next steps",
}

POLARITY: Mapping[Polarity, str] = {
    "supports": "supports",
    "opposes": "opposes",
    "demands": "demands",
    "proposes": "proposes",
    "neutral": "neutral",
    "unclear": "stance unclear",
}

STATUS: Mapping[StepStatus, str] = {
    "scheduled": "scheduled",
    "expected": "expected",
    "proposed": "proposed",
    "conditional": "conditional",
}

NOBODY = "Nobody named"
"""Stands where the article names no actor of a next step."""

DOUBT: Mapping[CheckResult, str] = {"undecided": "unverified", "fail": "failed"}
"""Results that are shown on the line, and how."""

WITHHELD: Mapping[str, str] = {
    "no_such_sentence": "the sentence cited does not exist",
    "span_not_found": "the words do not stand in the source",
    "quotation_not_found": "the quotation does not stand in the source",
    "name_not_in_evidence": "a name does not stand in the evidence",
    "number_not_in_evidence": "a number does not stand in the evidence",
    "date_not_in_evidence": "a date does not stand in the evidence",
    "role_mismatch": "the evidence gives the roles otherwise",
    "polarity_mismatch": "the evidence takes the other side",
    "url_not_in_source": "a link does not stand in the source",
    "duplicate": "another line says the same",
    "over_limit": "more lines than the limit",
}

DEGRADED: Mapping[DegradedReason, str] = {
    "model_failed": "The model failed",
    "model_refused": "The model refused",
    "model_unusable": "The model's answer could not be used",
    "over_budget": "The budget was spent",
    "over_queue": "The queue was full",
    "encoding_guessed": "The encoding was guessed",
    "tokens_estimated": "Tokens were estimated",
    "language_partial": "The language is only partly known",
}

UNREAD: Mapping[str, str] = {
    "chunk_failed": "the model failed on it",
    "over_budget": "the budget was spent",
}

BASIS: Mapping[str, str] = {
    "caller": "date as given",
    "meta": "date from the page",
    "feed": "date from the feed",
    "none": "no date",
}

_KIND: Mapping[WhenKind, str] = {
    "recurring": "recurring",
    "event_bound": "bound to an event",
    "vague": "no exact date",
}

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    """Write a date out: "14 February 2025"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(moment: When) -> str:
    """Say when a step is due: the source's words, then what they resolve to; "" if it is open."""
    if moment.text is None and moment.start is None:
        return ""
    stated = moment.text or ""
    resolved = _resolved(moment)
    if not stated or resolved in stated:
        return stated or resolved
    return f"{stated} ({resolved})"


def _resolved(moment: When) -> str:
    if moment.start is not None:
        first, last = _iso(moment.start), _iso(moment.end or moment.start)
        return first if first == last else f"{first} to {last}"
    if moment.kind in _KIND:
        return _KIND[moment.kind]
    if moment.anchor is None:
        return "not resolved: the article has no date"
    return "no exact date"


def _iso(value: str) -> str:
    try:
        written = day(date.fromisoformat(value[:10]))
    except ValueError:
        return value
    clock = value[11:]
    return f"{written}, {clock}" if clock else written


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "1 line", "2 lines"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
