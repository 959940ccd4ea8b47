"""Measures how many articles of 800 words the whole extractive pipeline briefs on one core."""

import asyncio
from collections import Counter
from time import perf_counter, process_time
from typing import NamedTuple

from evals.bench.articles import Articles
from evals.bench.row import Row
from service.cli.collecting import keep_collecting
from service.engines.extractive import ExtractiveEngine
from service.ingest import Sent, article_from_text
from service.models import Briefing
from service.pipeline import Options, brief

WORDS = 800
TARGET = 60.0
ROUNDS = 5
_ARTICLES = 60


class Cost(NamedTuple):
    """CPU seconds a word, and how the steps of the pipeline share the time, in percent."""

    seconds: float
    shares: str


async def brief_bytes(raw: bytes) -> Briefing:
    """Take the way of an article from its bytes to its JSON, as a caller would."""
    engine = ExtractiveEngine()
    began = perf_counter()
    article = article_from_text(raw, Sent(languages=engine.languages))
    options = Options(ingest_seconds=perf_counter() - began)
    briefing = await brief(article, engine, options)
    briefing.to_json()
    return briefing


def cost_of_a_word(texts: list[str], rounds: int = 1) -> Cost:
    """Brief all texts in each round; of each its best round counts: a busy machine only adds."""
    return asyncio.run(_cost(texts, rounds))


async def _cost(texts: list[str], rounds: int) -> Cost:
    await brief_bytes(Articles().make(300).encode())  # loads what is loaded once
    keep_collecting()  # as `brevier serve` does
    best = [float("inf")] * len(texts)
    spent: Counter[str] = Counter()
    for at, text in [*enumerate(texts)] * rounds:
        raw = text.encode()
        began = process_time()
        briefing = await brief_bytes(raw)
        best[at] = min(best[at], process_time() - began)
        spent.update(briefing.receipt.seconds.model_dump(exclude={"total"}))
    whole = sum(spent.values())
    shares = ", ".join(f"{step} {part / whole:.0%}" for step, part in spent.items())
    return Cost(sum(best) / sum(len(text.split()) for text in texts), shares)


def rows(articles: Articles) -> list[Row]:
    """Measure many different articles one after the other."""
    cost = cost_of_a_word([articles.make(WORDS, number) for number in range(_ARTICLES)], ROUNDS)
    figure = 1 / (cost.seconds * WORDS)
    name = f"articles of {WORDS} words, whole pipeline"
    return [Row(name, figure, "a second", TARGET, "more", cost.shares)]
