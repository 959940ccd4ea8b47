"""Owns the closed sets of words, and the base of all types: frozen, deaf to unknown fields."""

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

SCHEMA: Literal["briefing/1"] = "briefing/1"

Part = Literal["claim", "holder", "critic", "target", "actor", "cue", "when", "condition", "reply"]
Section = Literal["headline", "summary", "positions", "criticism", "next_steps"]
SECTIONS: tuple[Section, ...] = ("positions", "criticism", "next_steps")
Form = Literal["quote", "paraphrase"]
Polarity = Literal["supports", "opposes", "demands", "proposes", "neutral", "unclear"]
StepStatus = Literal["scheduled", "expected", "proposed", "conditional"]
WhenKind = Literal["instant", "day", "range", "recurring", "event_bound", "vague", "none"]
CheckName = Literal["span", "quotation", "names", "numbers", "dates", "roles", "polarity"]
CheckResult = Literal["pass", "fail", "undecided", "not_applicable"]
ActorKind = Literal["person", "organisation", "government", "group", "unknown"]
WithheldReason = Literal[
    "no_such_sentence",
    "span_not_found",
    "quotation_not_found",
    "name_not_in_evidence",
    "number_not_in_evidence",
    "date_not_in_evidence",
    "role_mismatch",
    "polarity_mismatch",
    "url_not_in_source",
    "duplicate",
    "over_limit",
]
DegradedReason = Literal[
    "model_failed",
    "model_refused",
    "model_unusable",
    "over_budget",
    "over_queue",
    "encoding_guessed",
    "tokens_estimated",
    "language_partial",
]


class Span(NamedTuple):
    """A half-open run of code points of a source's text."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Say whether this span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end


class Model(BaseModel):
    """Frozen, and deaf to unknown fields: the base of everything below."""

    model_config = ConfigDict(frozen=True, extra="forbid")
