"""The way of an article, on one page: open this first.

```
bytes --ingest--> Article --split--> Reading --engine--> Draft --ground--> lines --> Briefing
```

`service.ingest` has made the Article before this begins; `service.stores` keeps the Briefing and
`service.render` shows it afterwards. Nothing here knows which engine is at work.
"""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from typing import ParamSpec, TypeVar

from service.engines.base import Engine, Event, Events, silent
from service.errors import LanguageUnsupported
from service.grounding import Grounded, ground
from service.models import (
    SCHEMA,
    Article,
    Briefing,
    Coverage,
    Criticisms,
    Degraded,
    DegradedReason,
    Draft,
    NextSteps,
    Positions,
    Receipt,
    Seconds,
    Sections,
    SectionStatus,
    Source,
    SourceSpan,
    Span,
)
from service.text.reading import Reading
from service.text.split import split

P = ParamSpec("P")
T = TypeVar("T")


def _now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What may differ between two briefings of one article by one engine."""

    max_lines: int = 40
    strict: bool = False
    tenant: str = ""
    """Whose work it is; part of the id, so that two keys never share a briefing."""
    ingest_seconds: float = 0.0
    """Time that the article's intake took, for the receipt."""
    clock: Callable[[], datetime] = _now


async def brief(
    article: Article, engine: Engine, options: Options | None = None, events: Events = silent
) -> Briefing:
    """Make the briefing of one article with one engine.

    Raises:
        LanguageUnsupported: the engine does not read the article's language.
        EngineUnavailable: the engine cannot work at all.
    """
    options = options or Options()
    _check_language(article, engine)
    began = perf_counter()
    reading = await _work(engine, split, article)
    was_split = perf_counter()
    draft = await engine.draft(reading, events)
    drafted = perf_counter()
    lines = await _work(engine, ground, draft, reading, options.max_lines)
    events(Event("grounded", len(lines.used_sentences), len(reading.sentences)))
    grounded = perf_counter()
    seconds = Seconds(
        ingest=round(options.ingest_seconds, 6),
        split=round(was_split - began, 6),
        engine=round(drafted - was_split, 6),
        ground=round(grounded - drafted, 6),
        total=round(grounded - began + options.ingest_seconds, 6),
    )
    return Briefing(
        schema=SCHEMA,
        id=briefing_id(article, engine, options, _failures(draft)),
        generated_at=options.clock(),
        data_as_of=article.received_at,
        sources=(_source(reading),),
        headline=lines.headline,
        summary=lines.summary,
        sections=_sections(lines),
        actors=lines.actors,
        coverage=_coverage(reading, draft, lines),
        withheld=(*draft.withheld, *lines.withheld),
        degraded=_degraded(article, draft),
        receipt=_receipt(engine, draft, seconds),
    )


async def stream(
    article: Article, engine: Engine, options: Options | None = None
) -> AsyncGenerator[Event | Briefing, None]:
    """Make a briefing, and tell how it goes: events as they come, the briefing last.

    Raises what `brief` raises. Whoever stops listening stops the work.
    """
    told: asyncio.Queue[Event | None] = asyncio.Queue()
    made = asyncio.create_task(brief(article, engine, options, told.put_nowait))
    made.add_done_callback(lambda _: told.put_nowait(None))
    try:
        while (event := await told.get()) is not None:
            yield event
        yield await made
    finally:
        made.cancel()


async def _work(engine: Engine, step: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Do work on text: at once where the engine works too, in a thread where it waits for a model.

    An engine that waits shares its event loop with others, whom a long article must not hold up.
    """
    if engine.model is None:
        return step(*args, **named)
    return await asyncio.to_thread(step, *args, **named)


def briefing_id(
    article: Article, engine: Engine, options: Options, failures: tuple[DegradedReason, ...] = ()
) -> str:
    """Name the work: the same text, date, engine, prompts, options and tenant give the same id.

    Where a text came from is no part of it: asked for under another URL it is the same work. A
    briefing in which a model failed goes by its `failures` too: asked for again, it is made anew.
    """
    key = {
        "text": article.text,
        "published": [str(article.published), article.published_basis],
        "engine": [engine.name, engine.version, engine.model],
        "prompts": [prompt.sha256 for prompt in engine.prompts],
        "options": [options.max_lines, options.strict],
        "schema": SCHEMA,
        "tenant": options.tenant,
    } | ({"failures": failures} if failures else {})
    written = json.dumps(key, sort_keys=True, ensure_ascii=False)
    return "brf_" + hashlib.sha256(written.encode()).hexdigest()[:16]


def _check_language(article: Article, engine: Engine) -> None:
    if engine.languages is not None and article.language not in engine.languages:
        raise LanguageUnsupported(
            f"the article's language was detected as {article.language!r}; the engine "
            f"`{engine.name}` reads {', '.join(sorted(engine.languages))} only"
        )


def _source(reading: Reading) -> Source:
    article = reading.article
    return Source(
        id=reading.source,
        url=article.url,
        publisher=article.publisher,
        title=article.title,
        author=article.author,
        published=article.published,
        published_basis=article.published_basis,
        language=article.language,
        encoding=article.encoding,
        words=len(article.text.split()),
        text_sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        offset_unit="codepoint",
        text=article.text,
    )


def _status(lines: tuple[object, ...]) -> SectionStatus:
    return "found" if lines else "none_found"


def _sections(lines: Grounded) -> Sections:
    return Sections(
        positions=Positions(status=_status(lines.positions), lines=lines.positions),
        criticism=Criticisms(status=_status(lines.criticism), lines=lines.criticism),
        next_steps=NextSteps(status=_status(lines.next_steps), lines=lines.next_steps),
    )


def _coverage(reading: Reading, draft: Draft, lines: Grounded) -> Coverage:
    def placed(spans: tuple[Span, ...]) -> tuple[SourceSpan, ...]:
        return tuple(SourceSpan(source=reading.source, start=s, end=e) for s, e in spans)

    unread = sum(
        any(gap.start <= sentence.start < gap.end for gap in draft.unread)
        for sentence in (reading.sentences if draft.unread else ())
    )
    return Coverage(
        sentences=len(reading.sentences),
        read=len(reading.sentences) - unread,
        used=len(lines.used_sentences),
        headings=len(reading.headings),
        boilerplate=placed(reading.boilerplate),
        unread=draft.unread,
        cut=draft.cut,
    )


def _failures(draft: Draft) -> tuple[DegradedReason, ...]:
    return tuple(sorted({each.reason for each in draft.degraded}))


def _degraded(article: Article, draft: Draft) -> tuple[Degraded, ...]:
    found = list(draft.degraded)
    if article.encoding_guessed:
        detail = f"no charset was declared and the bytes are not UTF-8: read as {article.encoding}"
        found.insert(0, Degraded(reason="encoding_guessed", detail=detail))
    if draft.tokens.estimated:
        detail = "no token vocabulary was found: token counts are estimates"
        found.append(Degraded(reason="tokens_estimated", detail=detail))
    return tuple(found)


def _receipt(engine: Engine, draft: Draft, seconds: Seconds) -> Receipt:
    return Receipt(
        engine=engine.name,
        engine_version=engine.version,
        model=engine.model,
        prompts=engine.prompts,
        chunks=draft.chunks,
        model_calls=draft.model_calls,
        repairs=draft.repairs,
        left_out=draft.left_out,
        tokens=draft.tokens,
        cost_usd=draft.cost_usd,
        seconds=seconds,
    )
