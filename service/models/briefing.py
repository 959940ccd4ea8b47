"""Owns what goes out: the Briefing, its lines, and the evidence without which no line exists."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainSerializer

from service.models.draft import Degraded, PromptRef, SourceSpan, Tokens, Unread, Withheld
from service.models.words import (
    ActorKind,
    CheckResult,
    Form,
    Model,
    Part,
    Polarity,
    StepStatus,
    WhenKind,
)


class Evidence(Model):
    """A span of a source, its words, and the part of the line that it proves."""

    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    part: Part
    match: Literal["exact", "folded"]
    text: str = Field(min_length=1)


def _with_claim(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if not any(item.part == "claim" for item in evidence):
        raise ValueError("a line needs at least one piece of evidence for its claim")
    return evidence


Grounds = Annotated[tuple[Evidence, ...], Field(min_length=1), AfterValidator(_with_claim)]
"""The evidence of a line: at least one claim, so that no line can exist without its source."""


class Checks(Model):
    """What code found on comparing a line with its own evidence."""

    span: CheckResult
    quotation: CheckResult
    names: CheckResult
    numbers: CheckResult
    dates: CheckResult
    roles: CheckResult
    polarity: CheckResult


class Statement(Model):
    """A line of the headline or the summary."""

    id: str
    text: str
    form: Form
    evidence: Grounds
    checks: Checks


class Position(Model):
    """Who holds what."""

    id: str
    holder: str
    holder_role: str | None
    via: str | None
    text: str
    form: Form
    polarity: Polarity
    condition: str | None
    evidence: Grounds
    checks: Checks


class Reply(Model):
    """Whether the sources have the target's answer, and the id of the line that holds it."""

    status: Literal["found", "none_in_sources"]
    line: str | None


class Criticism(Model):
    """Who faults whom for what."""

    id: str
    critic: str
    critic_role: str | None
    target: str
    text: str
    form: Form
    reply: Reply
    evidence: Grounds
    checks: Checks


class When(Model):
    """A time as stated, and what it resolves to against `anchor`; `start`, `end` are inclusive."""

    text: str | None
    kind: WhenKind
    start: str | None
    end: str | None
    anchor: str | None


class NextStep(Model):
    """What happens next, who does it, when."""

    id: str
    actor: str | None
    text: str
    form: Form
    status: StepStatus
    condition: str | None
    when: When
    evidence: Grounds
    checks: Checks


Line = Statement | Position | Criticism | NextStep

SectionStatus = Literal["found", "none_found", "not_run"]


class Positions(Model):
    """The section of positions; `none_found` is an answer, `not_run` is none."""

    status: SectionStatus
    lines: tuple[Position, ...]


class Criticisms(Model):
    """The section of criticism."""

    status: SectionStatus
    lines: tuple[Criticism, ...]


class NextSteps(Model):
    """The section of next steps."""

    status: SectionStatus
    lines: tuple[NextStep, ...]


class Sections(Model):
    """The three sections, always all present."""

    positions: Positions
    criticism: Criticisms
    next_steps: NextSteps


class Source(Model):
    """An article as a briefing cites it."""

    id: str
    url: str | None
    publisher: str | None
    title: str | None
    author: str | None
    published: date | None
    published_basis: Literal["caller", "meta", "feed", "none"]
    language: str
    encoding: str
    words: int
    text_sha256: str
    offset_unit: Literal["codepoint"]
    text: str


class Actor(Model):
    """Somebody in a line: the name (unique in the briefing), and the other forms seen."""

    name: str
    kind: ActorKind
    role: str | None
    also: tuple[str, ...]


class Coverage(Model):
    """Counts of the body's sentences, and every run that was set aside, not read, or cut."""

    sentences: int
    read: int
    used: int
    headings: int
    boilerplate: tuple[SourceSpan, ...]
    unread: tuple[Unread, ...]
    cut: tuple[SourceSpan, ...]


class Seconds(Model):
    """Wall-clock seconds of each step."""

    ingest: float
    split: float
    engine: float
    ground: float
    total: float


class Receipt(Model):
    """What made the briefing and what it cost."""

    engine: str
    engine_version: str
    model: str | None
    prompts: tuple[PromptRef, ...]
    chunks: int
    model_calls: int
    repairs: int
    left_out: int
    tokens: Tokens
    cost_usd: float | None
    seconds: Seconds


def _zulu(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Moment = Annotated[datetime, PlainSerializer(_zulu, return_type=str, when_used="json")]
"""A moment that JSON writes in UTC, to the second."""


class Briefing(Model):
    """The product: headline, summary and three sections of lines that show their sources."""

    schema_: Literal["briefing/1"] = Field(alias="schema")
    id: str
    generated_at: Moment
    data_as_of: Moment
    sources: tuple[Source, ...] = Field(min_length=1)
    headline: Statement | None
    summary: tuple[Statement, ...]
    sections: Sections
    actors: tuple[Actor, ...]
    coverage: Coverage
    withheld: tuple[Withheld, ...]
    degraded: tuple[Degraded, ...]
    receipt: Receipt

    def lines(self) -> tuple[Line, ...]:
        """Give every line in reading order: headline, summary, then the sections."""
        first = () if self.headline is None else (self.headline,)
        body = self.sections
        return (
            *first,
            *self.summary,
            *body.positions.lines,
            *body.criticism.lines,
            *body.next_steps.lines,
        )

    def to_json(self, indent: int | None = 1) -> str:
        """Write the contract's JSON, every field present."""
        return self.model_dump_json(by_alias=True, indent=indent)
