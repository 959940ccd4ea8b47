"""Owns the writing of a `briefing/1` out of plain lines, for solvers that are not our engines.

Nothing is grounded and nothing withheld: what a baseline says is what is scored.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from evals.dataset import Sample
from service.models import (
    SCHEMA,
    Article,
    Briefing,
    Checks,
    Coverage,
    Criticism,
    Criticisms,
    Evidence,
    NextStep,
    NextSteps,
    Part,
    Polarity,
    Position,
    Positions,
    Receipt,
    Reply,
    Seconds,
    Section,
    Sections,
    Source,
    Span,
    Statement,
    StepStatus,
    Tokens,
    When,
)
from service.text.reading import Reading
from service.text.split import split

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NO_TIME = When(text=None, kind="none", start=None, end=None, anchor=None)
_UNCHECKED = Checks(
    span="not_applicable",
    quotation="not_applicable",
    names="not_applicable",
    numbers="not_applicable",
    dates="not_applicable",
    roles="not_applicable",
    polarity="not_applicable",
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of a briefing, before it has the product's form."""

    section: Section
    claims: tuple[Span, ...]
    text: str | None = None
    """None: the words of the claim."""
    who: str | None = None
    target: str | None = None
    polarity: Polarity = "unclear"
    status: StepStatus = "expected"
    when: When = _NO_TIME
    roles: tuple[tuple[Part, Span], ...] = field(default=())
    """Where those who are named stand."""


@lru_cache(maxsize=64)
def reading_of(text: str) -> Reading:
    """Cut an article into our own sentences."""
    return split(Article(text=text, received_at=_EPOCH))


def write(sample: Sample, solver: str, said: Iterable[Said]) -> Briefing:
    """Write the briefing; lines keep their order within each section."""
    writer = _Writer(sample.article_text)
    lines = list(said)
    heads = [writer.statement(line) for line in lines if line.section == "headline"]
    positions = tuple(writer.position(line) for line in lines if line.section == "positions")
    criticism = tuple(writer.criticism(line) for line in lines if line.section == "criticism")
    steps = tuple(writer.next_step(line) for line in lines if line.section == "next_steps")
    return Briefing(
        schema=SCHEMA,
        id="brf_" + _hash(solver, sample.article_text)[:16],
        generated_at=_EPOCH,
        data_as_of=_EPOCH,
        sources=(_source(sample),),
        headline=heads[0] if heads else None,
        summary=tuple(writer.statement(line) for line in lines if line.section == "summary"),
        sections=Sections(
            positions=Positions(status="found" if positions else "none_found", lines=positions),
            criticism=Criticisms(status="found" if criticism else "none_found", lines=criticism),
            next_steps=NextSteps(status="found" if steps else "none_found", lines=steps),
        ),
        actors=(),
        coverage=Coverage(
            sentences=0, read=0, used=0, headings=0, boilerplate=(), unread=(), cut=()
        ),
        withheld=(),
        degraded=(),
        receipt=_receipt(solver),
    )


class _Writer:
    """Writes the lines of one article."""

    def __init__(self, text: str) -> None:
        self._text = text

    def statement(self, said: Said) -> Statement:
        return Statement.model_validate(self._common(said))

    def position(self, said: Said) -> Position:
        own = {"holder": said.who or "", "holder_role": None, "via": None, "condition": None}
        return Position.model_validate(self._common(said) | own | {"polarity": said.polarity})

    def criticism(self, said: Said) -> Criticism:
        reply = Reply(status="none_in_sources", line=None)
        own = {"critic": said.who or "", "critic_role": None, "target": said.target or ""}
        return Criticism.model_validate(self._common(said) | own | {"reply": reply})

    def next_step(self, said: Said) -> NextStep:
        own = {"actor": said.who, "status": said.status, "condition": None, "when": said.when}
        return NextStep.model_validate(self._common(said) | own)

    def _common(self, said: Said) -> dict[str, object]:
        claims = tuple(self._evidence(span, "claim") for span in said.claims)
        return {
            "id": "ln_" + _hash(said.section, said.claims, said.who, said.text)[:12],
            "text": said.text or " ".join(piece.text for piece in claims),
            "form": "paraphrase" if said.text else "quote",
            "evidence": (*claims, *(self._evidence(span, part) for part, span in said.roles)),
            "checks": _UNCHECKED,
        }

    def _evidence(self, span: Span, part: Part) -> Evidence:
        return Evidence(
            source="s1",
            start=span.start,
            end=span.end,
            part=part,
            match="exact",
            text=self._text[span.start : span.end],
        )


def _source(sample: Sample) -> Source:
    text = sample.article_text
    return Source(
        id="s1",
        url=None,
        publisher=None,
        title=None,
        author=None,
        published=sample.published,
        published_basis="caller" if sample.published else "none",
        language="en",
        encoding="utf-8",
        words=len(text.split()),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        offset_unit="codepoint",
        text=text,
    )


def _receipt(solver: str) -> Receipt:
    return Receipt(
        engine=solver,
        engine_version="1",
        model=None,
        prompts=(),
        chunks=1,
        model_calls=0,
        repairs=0,
        left_out=0,
        tokens=Tokens(),
        cost_usd=None,
        seconds=Seconds(ingest=0, split=0, engine=0, ground=0, total=0),
    )


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
