"""The whole engine against a real server whose model says noise: nothing of it gets through.

Collected as `test_llama_server.py` is.
"""

import asyncio
from datetime import date

import pytest

from service.errors import ModelUnusable
from service.ingest import Sent, article_from_text
from service.models import Briefing
from service.pipeline import Options, brief
from service.settings import load
from service.wiring import Engines


def briefed(text: str, base_url: str, *, strict: bool) -> Briefing:
    settings = load(
        model="openai:tiny",
        llm_base_url=base_url,
        llm_concurrency=1,
        llm_temperature=1.0,
        llm_timeout=100,
    )

    async def use() -> Briefing:
        engines = Engines(settings)
        try:
            article = article_from_text(text, Sent(published=date(2025, 2, 14)))
            return await brief(article, engines.get(strict=strict), Options(strict=strict))
        finally:
            await engines.aclose()

    return asyncio.run(use())


def test_noise_is_withheld_and_the_rules_stand_in(seed_text: str, llama_server: str) -> None:
    made = briefed(seed_text, llama_server, strict=False)
    plain = asyncio.run(
        brief(
            article_from_text(seed_text, Sent(published=date(2025, 2, 14))),
            Engines(load(engine="extractive")).get(),
        )
    )
    assert [each.reason for each in made.degraded] == ["model_unusable"]
    assert [line.id for line in made.lines()] == [line.id for line in plain.lines()]
    assert made.receipt.model_calls > 0
    assert made.receipt.tokens.output > 0


def test_whoever_is_strict_is_told(seed_text: str, llama_server: str) -> None:
    with pytest.raises(ModelUnusable):
        briefed(seed_text, llama_server, strict=True)
