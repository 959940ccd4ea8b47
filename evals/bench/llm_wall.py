"""Measures how long an article of 20 chunks takes the llm engine, beside LangChain's recipes.

The model answers after a fixed time, from a process of its own. The least that anybody can take is
one reply to all chunks at once, and one to the merge. With `--full` the recipes wait as long as we
do; else their model is quicker, and what they did not wait is added: refine takes 100 seconds.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter, process_time
from typing import NamedTuple

from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from evals.bench.articles import Articles
from evals.bench.llm_model import named, scripted
from evals.bench.recipes import map_reduce, refine
from evals.bench.row import Row
from evals.peers import ChildServer
from service.cli.collecting import keep_collecting
from service.ingest import Sent, article_from_text
from service.models import Article
from service.pipeline import brief
from service.settings import Settings
from service.text.chunks import cut
from service.text.split import split
from service.text.tokens import load_counter
from service.wiring import Engines

CHUNKS, TOKENS = 20, 3000
REPLY_S = 5.0
SLACK, FIXED_S = 1.05, 0.06
_QUICK_S = {"map-reduce": 1.0, "refine": 0.1}
_WORDS = 50_000
_OVERLAP = 1
_PLAIN, _SENTENCES = 2, 3
_FACT = "The hall of {year} is {seats} metres long and stands on a hill above the old town."
"""The lines of an article have to fit into one call of the merge, as those of long reports do."""

_Run = Callable[[ChatOpenAI], Awaitable[object]]


class Walls(NamedTuple):
    """Wall times in seconds, of the recipes as they are with our reply time; our CPU time."""

    ours: float
    cpu: float
    map_reduce: float
    refine: float


def rows(articles: Articles, *, full: bool = False) -> list[Row]:
    """Compare our wall time with that of the two replies that nobody can do without."""
    least = 2 * REPLY_S
    article, texts = _chunked(articles)
    with ChildServer(scripted(split(article))) as server:
        walls = asyncio.run(_Bench(article, texts, server.base_url, full=full).walls())
        at_once = server.most_in_flight
    quick = "" if full else ", their waiting counted up from shorter replies"
    note = (
        f"{walls.ours / least:.3f}x the two replies, {1e3 * (walls.ours - least):.0f} ms on top "
        f"({1e3 * walls.cpu:.0f} ms of CPU), {at_once} at once; LangChain's recipes{quick}: "
        f"map-reduce {walls.map_reduce:.2f} s, refine {walls.refine:.1f} s"
    )
    name = f"{CHUNKS} chunks of {TOKENS} tokens at once, replies of {REPLY_S:g} s"
    return [Row(name, walls.ours, "s", SLACK * least + FIXED_S, "less", note)]


def full_rows(articles: Articles) -> list[Row]:
    """Do the same with the same reply time for everybody; it takes two minutes."""
    return rows(articles, full=True)


class _Bench:
    """One article, one server, three ways."""

    def __init__(
        self, article: Article, texts: Sequence[str], base_url: str, *, full: bool
    ) -> None:
        self._article, self._texts = article, texts
        self._base_url, self._full = base_url, full

    async def walls(self) -> Walls:
        return Walls(
            *await self._ours(),
            await self._recipe("map-reduce", lambda m: map_reduce(m, self._texts, CHUNKS), 2),
            await self._recipe("refine", lambda m: refine(m, self._texts), CHUNKS),
        )

    async def _ours(self) -> tuple[float, float]:
        await self._brief(0.0)  # imports, vocabulary and lexicons are loaded
        keep_collecting()  # as `brevier serve` does
        began = process_time()
        return await _timed(self._brief(REPLY_S)), process_time() - began

    async def _brief(self, reply_s: float) -> None:
        engines = Engines(self._settings(reply_s))
        try:
            made = await brief(self._article, engines.get("llm", strict=True))
        finally:
            await engines.aclose()
        if (made.receipt.chunks, made.receipt.model_calls) != (CHUNKS, CHUNKS + 1):
            raise RuntimeError(f"another way than this bench measures: {made.receipt}")

    async def _recipe(self, name: str, run: _Run, replies: int) -> float:
        reply_s = REPLY_S if self._full else _QUICK_S[name]
        await run(self._chat(0.0))
        return await _timed(run(self._chat(reply_s))) + replies * (REPLY_S - reply_s)

    def _chat(self, reply_s: float) -> ChatOpenAI:
        return ChatOpenAI(
            model=named(reply_s), base_url=self._base_url, api_key=SecretStr("none needed")
        )

    def _settings(self, reply_s: float) -> Settings:
        return Settings(
            model=f"openai:{named(reply_s)}",
            llm_base_url=self._base_url,
            llm_concurrency=CHUNKS,
            chunk_tokens=TOKENS,
        )


def _chunked(articles: Articles) -> tuple[Article, Sequence[str]]:
    """Make an article of exactly so many chunks, and give their texts."""
    counter = load_counter()
    news = articles.make(_WORDS // (1 + _PLAIN)).split("\n\n")
    text = "\n\n".join(each for at, told in enumerate(news) for each in (told, _plain(at)))
    whole = article_from_text(text, Sent(languages=frozenset({"en"})))
    chunks = cut(split(whole), TOKENS, counter, overlap=_OVERLAP).chunks[:CHUNKS]
    text = whole.text[: chunks[-1].end]
    article = article_from_text(text, Sent(languages=frozenset({"en"})))
    return article, [text[chunk.start : chunk.end] for chunk in chunks]


def _plain(number: int) -> str:
    """Give a paragraph as long as some of news, in which nobody says or does anything."""
    numbers = range(number, number + _PLAIN * _SENTENCES)
    return " ".join(_FACT.format(year=1500 + at % 500, seats=20 + at) for at in numbers)


async def _timed(work: Awaitable[object]) -> float:
    began = perf_counter()
    await work
    return perf_counter() - began
