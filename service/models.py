"""The words of the product as frozen types: Article, Draft, Briefing and all that they hold.

All offsets are code points of `Source.text`, half-open. The JSON of a `Briefing` is the contract
`briefing/1`: unknown fields are refused on the way in, every field is present on the way out.
Only `service.grounding` makes a Briefing's lines out of a Draft's.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

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


# --- what comes in -------------------------------------------------------------------------------


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


# --- what engines give ---------------------------------------------------------------------------


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


# --- what goes out -------------------------------------------------------------------------------


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


class Withheld(Model):
    """How many lines of a section were held back for one reason; never the lines themselves."""

    section: Section
    reason: WithheldReason
    detail: str
    count: int


class PromptRef(Model):
    """A prompt by name, version and hash."""

    name: str
    version: str
    sha256: str


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
