"""Owns what comes in, and what engines make of it before anything is believed."""

from datetime import date, datetime
from typing import Literal

from service.models.words import (
    DegradedReason,
    Model,
    Polarity,
    Section,
    Span,
    StepStatus,
    WithheldReason,
)


class Article(Model):
    """A text as it was taken in: normalised once; every offset of the briefing refers to it."""

    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: Literal["caller", "meta", "feed", "none"] = "none"
    language: str = "en"
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    received_at: datetime


class Excerpt(Model):
    """Words that stand verbatim (after folding) in a cited sentence."""

    text: str
    start: int | None = None
    """Where they stand, for an engine that knows; else the first occurrence in the cited words."""


class Mention(Excerpt):
    """An actor as a cited sentence has it ("his team"), and what it resolves to."""

    name: str | None = None
    """The resolved name, as the article has it somewhere; None where `text` is the name."""
    role: str | None = None
    """The actor's role, verbatim from the article."""


class DraftLine(Model):
    """One line as an engine proposes it; nothing in it is believed before `ground()` located it."""

    section: Section
    text: str
    sentences: tuple[int, ...] = ()
    """Numbers (1-based) of the cited sentences; the claim, unless `claim` narrows it."""
    claim: Span | None = None
    """The claim's own span, for an engine that knows offsets."""
    who: tuple[Mention, ...] = ()
    """The holder, critic or actor, by section; empty for headline, summary and unowned steps."""
    via: str | None = None
    target: tuple[Mention, ...] = ()
    cue: Excerpt | None = None
    when: Excerpt | None = None
    condition: Excerpt | None = None
    polarity: Polarity = "unclear"
    status: StepStatus = "expected"
    reply: int | None = None
    """Index in `Draft.lines` of the position or criticism that answers this criticism."""
    strong: bool = False
    """Whether the engine is as good as sure of it; of such lines nine in ten are right."""


class Unread(Model):
    """A run of the text that no engine read."""

    source: str
    start: int
    end: int
    reason: Literal["chunk_failed", "over_budget"]


class SourceSpan(Model):
    """A span of a named source, as JSON has it."""

    source: str
    start: int
    end: int


class Tokens(Model):
    """Tokens paid for; `estimated` where a vocabulary was missing and counts are estimates."""

    input: int = 0
    output: int = 0
    cached: int = 0
    estimated: bool = False


class Degraded(Model):
    """One way in which this briefing is less than was asked for."""

    reason: DegradedReason
    detail: str


class Withheld(Model):
    """How many lines of a section were held back for one reason; never the lines themselves."""

    section: Section
    reason: WithheldReason
    detail: str
    count: int


class Draft(Model):
    """What an engine made of an article: lines in its order of importance, and what it cost."""

    lines: tuple[DraftLine, ...] = ()
    chunks: int = 1
    model_calls: int = 0
    repairs: int = 0
    left_out: int = 0
    tokens: Tokens = Tokens()
    cost_usd: float | None = None
    unread: tuple[Unread, ...] = ()
    cut: tuple[SourceSpan, ...] = ()
    degraded: tuple[Degraded, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    """What the engine held back itself: rows that cannot be read, or cite what was not shown."""


class PromptRef(Model):
    """A prompt by name, version and hash."""

    name: str
    version: str
    sha256: str
