"""Measures how many articles of 800 words the whole extractive pipeline briefs on one core."""

import asyncio
from collections import Counter
from time import perf_counter, process_time
from typing import NamedTuple

from evals.bench.articles import Articles
from evals.bench.row import Row
from service.engines.extractive import ExtractiveEngine
from service.ingest import Sent, article_from_text
from service.models import Briefing
from service.pipeline import Options, brief

WORDS = 800
TARGET = 60.0
ROUNDS = 3
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
    """Brief all texts, after a short one that loads what is loaded once; the best round counts."""
    return asyncio.run(_best(texts, rounds))


async def _best(texts: list[str], rounds: int) -> Cost:
    await brief_bytes(Articles().make(300).encode())
    return min([await _round(texts) for _ in range(rounds)])


async def _round(texts: list[str]) -> Cost:
    sent = [text.encode() for text in texts]
    spent: Counter[str] = Counter()
    began = process_time()
    for raw in sent:
        spent.update((await brief_bytes(raw)).receipt.seconds.model_dump(exclude={"total"}))
    seconds = (process_time() - began) / sum(len(text.split()) for text in texts)
    whole = sum(spent.values())
    return Cost(seconds, ", ".join(f"{step} {part / whole:.0%}" for step, part in spent.items()))


def rows(articles: Articles) -> list[Row]:
    """Measure many different articles one after the other."""
    cost = cost_of_a_word([articles.make(WORDS, number) for number in range(_ARTICLES)], ROUNDS)
    figure = 1 / (cost.seconds * WORDS)
    name = f"articles of {WORDS} words, whole pipeline"
    return [Row(name, figure, "a second", TARGET, "more", cost.shares)]
