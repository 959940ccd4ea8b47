"""The benches' own parts: articles are always the same, and a row says how far a target is met."""

import asyncio
import json
from pathlib import Path

import pytest
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from evals.bench import llm_tokens
from evals.bench.articles import Articles
from evals.bench.llm_model import named, scripted
from evals.bench.posting import post
from evals.bench.processes import running
from evals.bench.recipes import map_reduce, refine
from evals.bench.row import Row, table
from evals.peers import ChatRequest, ChatServer
from service.ingest import Sent, article_from_text
from service.models import Article, Briefing
from service.pipeline import brief
from service.settings import load
from service.text.split import split
from service.wiring import Engines


def test_an_article_has_its_length_and_is_always_the_same() -> None:
    made = [Articles().make(800, number) for number in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert all(800 <= len(text.split()) < 1000 for text in made)


def test_a_long_article_is_no_repetition() -> None:
    paragraphs = [p for p in Articles().make(20_000).split("\n\n") if len(p) > 200]
    assert len(set(paragraphs)) > 0.98 * len(paragraphs)


@pytest.mark.parametrize(
    ("figure", "target", "better", "ratio", "verdict"),
    [
        (90.0, 60.0, "more", 1.5, "met"),
        (30.0, 60.0, "more", 0.5, "MISSED"),
        (0.5, 1.5, "less", 3.0, "met"),
        (3.0, 1.5, "less", 0.5, "MISSED"),
    ],
)
def test_a_row_says_how_far_its_target_is_met(
    figure: float, target: float, better: str, ratio: float, verdict: str
) -> None:
    row = Row("speed", figure, "a second", target, "more" if better == "more" else "less")
    assert row.ratio == ratio
    assert verdict in table([row])


def test_the_model_of_the_benches_says_what_stands() -> None:
    article = article_from_text(Articles().make(2000), Sent(languages=frozenset({"en"})))
    with ChatServer(scripted(split(article))) as server:
        engines = Engines(
            load(model=f"openai:{named(0)}", llm_base_url=server.base_url, chunk_tokens=900)
        )
        briefing = asyncio.run(_brief(engines, article))
    receipt = briefing.receipt
    assert receipt.chunks > 1
    assert (receipt.repairs, receipt.left_out) == (0, 0)
    assert {each.reason for each in briefing.withheld} <= {"over_limit", "duplicate"}


async def _brief(engines: Engines, article: Article) -> Briefing:
    try:
        return await brief(article, engines.get("llm", strict=True))
    finally:
        await engines.aclose()


def test_the_model_takes_as_long_as_its_name_says_and_answers_anybody() -> None:
    request = ChatRequest({"model": named(2.5), "messages": [{"role": "user", "content": "Hello"}]})
    reply = scripted()(request)
    assert reply.delay_s == 2.5
    assert reply.text


def test_prompts_and_replies_cost_no_more_tokens_than_they_may() -> None:
    rows = llm_tokens.rows(Articles())
    assert [row.ratio >= 1 for row in rows] == [True, True], table(rows)


def test_a_server_is_posted_to_and_tells_the_lag_of_its_loop(tmp_path: Path) -> None:
    bodies = [json.dumps({"text": Articles().make(100, number)}) for number in range(3)]
    with running("evals.bench.watched", data_dir=str(tmp_path), serve_worker="false") as server:
        told = post([server.port], "/v1/briefings", bodies, 2, 201)
        with pytest.raises(RuntimeError, match="200 ok"):  # they are in the store by now
            post([server.port], "/v1/briefings", bodies, 2, 201)
        server.stop()
    assert (len(told.each), told.a_second) == (3, 3 / told.seconds)
    assert told.within(0.5) <= told.within(0.99) == 1e3 * max(told.each)
    looks = json.loads(server.told.splitlines()[-1])
    assert len(looks) > 3
    assert all(lag > 0 for _, lag in looks)


def test_the_bare_route_takes_the_same_body_and_validates_it() -> None:
    with running("evals.bench.bare_route") as server:
        assert len(post([server.port], "/v1/briefings", ['{"text": "x"}'], 1, 201).each) == 1
        post([server.port], "/v1/briefings", ['{"text": 1}'], 1, 422)


def test_the_recipes_ask_as_often_as_they_say_at_once_or_one_after_the_other() -> None:
    texts = [f"Text {number}." for number in range(4)]
    with ChatServer(scripted()) as server:
        chat = ChatOpenAI(
            model=named(0.1), base_url=server.base_url, api_key=SecretStr("none needed")
        )
        assert asyncio.run(map_reduce(chat, texts, 4))
        assert (server.calls, server.most_in_flight) == (5, 4)
    with ChatServer(scripted()) as server:
        chat = ChatOpenAI(
            model=named(0), base_url=server.base_url, api_key=SecretStr("none needed")
        )
        assert asyncio.run(refine(chat, texts))
        assert (server.calls, server.most_in_flight) == (4, 1)
        assert ["Existing summary" in each.prompt for each in server.requests] == [
            False,
            *[True] * 3,
        ]
