"""The engine with the real caller, over loopback to a scripted server."""

import asyncio
import json

import pytest

from evals.hostile.honest import Table
from evals.peers import ChatRequest, ChatServer, Cut, Empty, NotJson, Refusal, Reply, Script
from service.engines.extractive import extract
from service.engines.llm.base import Message, ModelRequest
from service.engines.llm.calling.caller import build_caller
from service.engines.llm.calling.retrying import Schedule
from service.models import Article, Draft
from service.settings import load
from service.text.reading import Reading
from service.text.split import split
from tests.engines.llm.scripting import drafted_by, texts


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


def _honest(read: Reading) -> Script:
    table = Table.of(read)

    def answer(request: ChatRequest) -> Reply:
        said = (Message(speaker="user", text=request.prompt),)
        if "<lines " in request.prompt:
            return Reply('{"headline":"","summary":[],"order":[]}')
        asked = ModelRequest(name="extract", messages=said, most_tokens=1)
        return Reply(json.dumps(table.answer(asked), ensure_ascii=False))

    return answer


def _run(read: Reading, script: Script, **more: object) -> tuple[Draft, int]:
    async def run(server: ChatServer) -> Draft:
        settings = load(model="openai:tiny", llm_base_url=server.base_url)
        async with build_caller(settings, Schedule(first_s=0.01, most_s=0.02)) as caller:
            return await drafted_by(read, caller.for_article(), **more)

    with ChatServer(script) as server:
        return asyncio.run(run(server)), server.calls


def test_the_seed_is_briefed_with_one_call(seed: Reading) -> None:
    draft, calls = _run(seed, _honest(seed))
    assert calls == draft.model_calls == 1
    assert sorted(texts(draft)) == sorted(texts(extract(seed)))
    assert draft.tokens.input > 0
    assert not draft.withheld
    assert not draft.degraded


def test_many_chunks_go_out_and_come_back(seed: Reading) -> None:
    draft, calls = _run(seed, _honest(seed), chunk_tokens=60)
    assert calls == draft.model_calls == draft.chunks + 1 > 15
    assert sorted(texts(draft)) == sorted(texts(extract(seed)))
    assert not draft.degraded


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Refusal(), "model_refused"),
        (Empty(), "model_unusable"),
        (NotJson(), "model_unusable"),
        (Cut('{"positions":["1|China|supports|sup', 12), "model_unusable"),
    ],
)
def test_what_a_server_says_amiss_leaves_the_rules(
    seed: Reading, fault: Refusal | Empty | NotJson | Cut, reason: str
) -> None:
    draft, _ = _run(seed, lambda _: fault)
    assert draft.lines == extract(seed).lines
    assert [each.reason for each in draft.degraded] == [reason]
