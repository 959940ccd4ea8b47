"""One attempt: what goes over the wire, and other providers' models."""

import asyncio
import sys
import warnings
from types import ModuleType
from typing import Any

import pytest
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from evals.peers import ChatServer, Reply, Status, sequence
from service.engines.llm.base import Message, ModelRequest
from service.engines.llm.calling.chat import Chat
from service.engines.llm.calling.endpoint import Endpoint, endpoint
from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.options import Options
from service.errors import ModelTimeout
from service.settings import load
from tests.engines.llm.calling.asking import ARTICLE, GOOD, caller, request

FOREIGN = Endpoint(None, "perplexity:sonar")
"""A provider that LangChain knows; its package is scripted here."""


def chat(server: ChatServer, timeout_s: float = 5.0) -> Chat:
    return Chat(endpoint(load(model="m", llm_base_url=server.base_url)), timeout_s, 0.0)


def test_what_goes_over_the_wire() -> None:
    with ChatServer(sequence(GOOD)) as server:

        async def run() -> None:
            one = chat(server)
            found = await one.ask(request(), one.options)
            assert (found.reply.text, found.model, found.counted) == (GOOD, "m", True)
            await one.aclose()

        asyncio.run(run())
        (sent,) = server.requests
        assert sent.messages == [
            {"role": "system", "content": "Answer in JSON."},
            {"role": "user", "content": ARTICLE},
        ]
        assert sent.body["temperature"] == 0
        assert (sent.body["max_tokens"], sent.body["max_completion_tokens"]) == (60, 60)
        assert sent.format == "json_schema"
        assert not sent.stream
        assert server.strays == []


def test_a_conversation_keeps_its_speakers() -> None:
    speakers = ("system", "user", "assistant", "user")
    told = tuple(Message(speaker=each, text=each) for each in speakers)
    with ChatServer(sequence(GOOD)) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                asked = ModelRequest(name="repair 1", messages=told, most_tokens=9)
                await calling.for_article()(asked)

        asyncio.run(run())
        assert [each["role"] for each in server.requests[0].messages] == list(speakers)


def test_one_attempt_is_one_request_and_its_failure_holds_no_request() -> None:
    with ChatServer(lambda _: Status(500)) as server:

        async def run() -> None:
            one = chat(server)
            with pytest.raises(Failed) as told:
                await one.ask(request(), one.options)
            assert told.value.__cause__ is None
            assert told.value.__context__ is None
            await one.aclose()

        asyncio.run(run())
        assert server.calls == 1


def test_advice_of_langchain_is_not_shown() -> None:
    refused = "'response_format' of type 'json_schema' is not supported with this model"
    with ChatServer(lambda _: Status(400, refused)) as server, warnings.catch_warnings():
        warnings.simplefilter("error")

        async def run() -> None:
            one = chat(server)
            with pytest.raises(Failed) as told:
                await one.ask(request(), one.options)
            assert told.value.refuses == "response_format"
            await one.aclose()

        asyncio.run(run())


def test_openai_is_not_sent_both_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    assert Chat(Endpoint("openai", "m"), 1.0, 0.0).options == Options(
        left_out=frozenset({"max_tokens"})
    )


class Foreign(BaseChatModel):
    """A model of another provider, whose answers are scripted."""

    model: str
    temperature: float | None = None
    max_tokens: int | None = None
    timeout: float | None = None
    max_retries: int | None = None

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, *_: object, **__: object) -> ChatResult:
        raise NotImplementedError

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **more: Any,  # noqa: ANN401  # LangChain's own
    ) -> ChatResult:
        assert more == {}
        if self.model == "slow":
            await asyncio.sleep(9)
        if self.temperature is not None:
            raise ForeignError
        text = f"{self.model} {self.max_tokens} {self.max_retries} {self.timeout}"
        message = AIMessage(text, response_metadata={"stop_reason": "max_tokens"})
        return ChatResult(generations=[ChatGeneration(message=message)])


class ForeignError(Exception):
    """As of a provider whose library shares nothing with openai's."""

    status_code = 400
    body = {"type": "error", "error": {"message": "`temperature` is deprecated for this model."}}  # noqa: RUF012


@pytest.fixture
def _foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("langchain_perplexity")
    module.ChatPerplexity = Foreign  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "langchain_perplexity", module)


@pytest.mark.usefixtures("_foreign")
def test_another_provider_is_asked_by_what_all_know_and_for_text() -> None:
    one = Chat(FOREIGN, 5.0, 0.0)
    assert one.options == Options("text")

    async def run() -> None:
        with pytest.raises(Failed) as told:
            await one.ask(request(), one.options)
        lower = one.options.without(told.value)
        assert lower == Options("text", frozenset({"temperature"}))
        found = await one.ask(request(most_tokens=60), lower)
        assert found.reply.text == "sonar 64 0 5.0"
        assert found.reply.finish == "length"
        assert found.reply.tokens.estimated
        await one.aclose()

    asyncio.run(run())


@pytest.mark.usefixtures("_foreign")
def test_another_provider_is_held_to_the_time() -> None:
    one = Chat(FOREIGN._replace(model="perplexity:slow"), 0.05, 0.0)
    with pytest.raises(Failed) as told:
        asyncio.run(one.ask(request(), one.options))
    assert type(told.value.error) is ModelTimeout


def test_a_drip_cannot_outlast_the_time() -> None:
    with ChatServer(lambda _: Reply(GOOD, delay_s=9)) as server:

        async def run() -> None:
            one = chat(server, 0.1)
            with pytest.raises(Failed) as told:
                await one.ask(request(), one.options)
            assert told.value.again
            await one.aclose()

        asyncio.run(run())
