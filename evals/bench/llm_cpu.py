"""Measures the CPU of the llm engine for an article of one call, on top of what the SDK takes.

The model is in a process of its own and answers at once. The very requests that the engine sent
go out again by our caller alone, and by the bare client of `openai`; in each round all take turns.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from time import process_time
from typing import Any

from openai import AsyncOpenAI

from evals.bench.articles import Articles
from evals.bench.llm_model import named, scripted
from evals.bench.row import Row
from evals.peers import ChildServer
from service.engines.base import silent
from service.engines.llm import LlmEngine
from service.engines.llm.base import Call, ModelReply, ModelRequest
from service.ingest import Sent, article_from_text
from service.settings import Settings
from service.text.reading import Reading
from service.text.split import split
from service.wiring import Engines

WORDS = 400
TARGET_MS = 15.0
_ARTICLES, _ROUNDS = 16, 3


def rows(articles: Articles) -> list[Row]:
    """Compare the CPU of a call in the engine, by our caller, and by the client alone."""
    readings = [_reading(articles.make(WORDS, number)) for number in range(_ARTICLES)]
    with ChildServer(scripted(*readings)) as server:
        settings = Settings(model=f"openai:{named(0)}", llm_base_url=server.base_url)
        engine, caller, bare = asyncio.run(_measured(readings, settings, server))
    note = f"{engine:.1f} ms, of which the bare client takes {bare:.1f}: {engine / bare:.1f} times"
    alone = f"{caller:.1f} ms, {caller / bare:.1f} times the bare client's"
    name = f"CPU a call on top of the bare client, articles of {WORDS} words"
    return [
        Row(f"{name}: the whole engine", engine - bare, "ms", TARGET_MS, "less", note),
        Row(f"{name}: the caller alone", caller - bare, "ms", TARGET_MS, "less", alone),
    ]


async def _measured(
    readings: Sequence[Reading], settings: Settings, server: ChildServer
) -> tuple[float, ...]:
    """Give milliseconds of CPU a call: in the engine, by the caller, by the client."""
    engines = Engines(settings)
    engine = engines.get("llm", strict=True)
    assert isinstance(engine, LlmEngine)
    asked: list[ModelRequest] = []
    await _draft(
        replace(engine, calls=lambda: _noting(engines.caller.for_article(), asked)), readings
    )
    bodies = [dict(request.body) for request in server.requests]
    if len(asked) != len(bodies):
        raise RuntimeError(f"{len(asked)} requests became {len(bodies)}")
    client = AsyncOpenAI(base_url=settings.llm_base_url, api_key="none needed")
    ways: tuple[Callable[[], Awaitable[None]], ...] = (
        lambda: _draft(engine, readings),
        lambda: _call(engines.caller.for_article(), asked),
        lambda: _create(client, bodies),
    )
    await _create(client, bodies[:1])
    rounds = [[await _cpu_ms(way) / len(asked) for way in ways] for _ in range(_ROUNDS)]
    await client.close()
    await engines.aclose()
    return tuple(map(min, zip(*rounds, strict=True)))  # a busy machine only adds


async def _draft(engine: LlmEngine, readings: Sequence[Reading]) -> None:
    for reading in readings:
        await engine.draft(reading, silent)


async def _call(call: Call, asked: Sequence[ModelRequest]) -> None:
    for request in asked:
        await call(request)


async def _create(client: AsyncOpenAI, bodies: Sequence[dict[str, Any]]) -> None:
    for body in bodies:
        await client.chat.completions.create(**body)


def _noting(call: Call, asked: list[ModelRequest]) -> Call:
    async def noted(request: ModelRequest) -> ModelReply:
        asked.append(request)
        return await call(request)

    return noted


async def _cpu_ms(way: Callable[[], Awaitable[None]]) -> float:
    began = process_time()
    await way()
    return 1e3 * (process_time() - began)


def _reading(text: str) -> Reading:
    return split(article_from_text(text, Sent(languages=frozenset({"en"}))))
