"""What each fault is to ChatOpenAI, and what it puts on the wire.

A `response_format` that is bound as such goes through the SDK's `parse`, which raises on a cut
answer; in `extra_body` it goes through `create`, which gives the text and its finish reason.
"""

import asyncio
import json
import warnings
from collections.abc import Mapping
from typing import Any

import httpx2
import openai
import pytest
from langchain_core.exceptions import ContextOverflowError
from langchain_core.messages import AIMessage
from langchain_openai import ChatOpenAI

from evals.peers import (
    Answer,
    BadKey,
    ChatServer,
    ContextTooLong,
    Cut,
    Drip,
    Dropped,
    Empty,
    Filtered,
    HtmlPage,
    NoAnswer,
    NoChoices,
    QuotaSpent,
    Refusal,
    Reply,
    ServerError,
    UnsupportedFormat,
)
from tests.evals.peers.asking import always

SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "integer"}},
    "required": ["a"],
    "additionalProperties": False,
}
FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "x", "strict": True, "schema": SCHEMA},
}
BOUND = {"response_format": FORMAT}
EXTRA = {"extra_body": {"response_format": FORMAT, "max_tokens": 9}}
UNREADABLE = (IndexError, TypeError, AttributeError, ValueError)


async def invoke(url: str, bound: Mapping[str, Any], **fields: object) -> AIMessage:
    """Ask as an engine would, with an HTTP client of its own that is closed afterwards."""
    usual = {"model": "m", "api_key": "a-key", "timeout": 1.0, "use_responses_api": False}
    async with httpx2.AsyncClient(trust_env=False) as client:
        given = usual | {"base_url": url, "max_retries": 0, "http_async_client": client} | fields
        return await ChatOpenAI.model_validate(given).ainvoke("hello", **bound)


def ask(answer: Answer, bound: Mapping[str, Any] = EXTRA, **fields: object) -> AIMessage:
    with ChatServer(always(answer)) as server:
        got = asyncio.run(invoke(server.base_url, bound, **fields))
        assert server.calls == 1
        return got


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (BadKey(), openai.AuthenticationError),
        (QuotaSpent(), openai.RateLimitError),
        (ServerError(503), openai.InternalServerError),
        (NoAnswer(), openai.APITimeoutError),
        (Dropped(), openai.APIConnectionError),
        (Dropped(20), openai.APIConnectionError),
        (UnsupportedFormat(422), openai.UnprocessableEntityError),
        (UnsupportedFormat(500), openai.InternalServerError),
    ],
    ids=str,
)
def test_errors_are_those_of_the_sdk_and_subclasses(fault: Answer, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        ask(fault)


def test_a_format_that_is_not_known_warns_too() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with pytest.raises(openai.BadRequestError):
            ask(UnsupportedFormat(400))
    assert "structured output" in str(told[0].message)


def test_a_prompt_that_is_too_long_is_not_always_seen_as_such() -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        ask(ContextTooLong())
    assert not isinstance(caught.value, ContextOverflowError)
    assert caught.value.code == "context_length_exceeded"


def test_dripping_needs_a_timeout_of_ours() -> None:
    async def run(url: str) -> None:
        async with asyncio.timeout(2):
            await invoke(url, EXTRA)

    with ChatServer(always(Drip(bytes_per_second=20))) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(run(server.base_url))
        assert server.calls == 1


def test_a_cut_answer_raises_where_the_format_is_bound() -> None:
    with pytest.raises(openai.LengthFinishReasonError) as caught:
        ask(Cut('{"a": 12}', 6), BOUND)
    completion = caught.value.completion
    assert completion.choices[0].message.content == '{"a": '
    assert completion.usage is not None


def test_a_filtered_answer_raises_where_the_format_is_bound() -> None:
    with pytest.raises(openai.ContentFilterFinishReasonError) as caught:
        ask(Filtered("some"), BOUND)
    completion = caught.value.completion
    assert completion is not None
    assert completion.choices[0].message.content == "some"


@pytest.mark.parametrize(
    ("answer", "text", "reason"),
    [
        (Cut('{"a": 12}', 6), '{"a": ', "length"),
        (Filtered("some"), "some", "content_filter"),
        (Refusal("no"), "", "stop"),
        (Empty(), "", "stop"),
        (Empty(null=True), "", "stop"),
        (Reply("prose"), "prose", "stop"),
    ],
    ids=str,
)
def test_in_the_extra_body_nothing_is_lost(answer: Answer, text: str, reason: str) -> None:
    got = ask(answer)
    assert (got.text, got.response_metadata["finish_reason"]) == (text, reason)
    assert got.additional_kwargs["refusal"] == ("no" if answer == Refusal("no") else None)
    assert got.usage_metadata is not None
    assert got.usage_metadata["input_tokens"] == 2


@pytest.mark.parametrize(
    "answer", [NoChoices(), NoChoices(null=True), HtmlPage(), HtmlPage("[]"), HtmlPage("null")]
)
@pytest.mark.parametrize("bound", [EXTRA, BOUND])
def test_what_is_no_completion_raises_whatever(answer: Answer, bound: Mapping[str, Any]) -> None:
    with pytest.raises(UNREADABLE) as caught:
        ask(answer, bound)
    assert not isinstance(caught.value, openai.OpenAIError)


def test_a_page_that_says_it_is_json() -> None:
    with pytest.raises(json.JSONDecodeError):
        ask(HtmlPage(content_type="application/json"))


def test_both_limits_and_a_strict_schema_go_over_the_wire(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "of-the-environment")
    with ChatServer(always(Reply("{}")), require_key=True) as server:
        # gpt-5-pro would go to /v1/responses by itself
        asyncio.run(invoke(server.base_url, EXTRA, model="gpt-5-pro", max_tokens=9))
    [request] = server.requests
    assert server.strays == []
    assert request.body["max_tokens"] == request.body["max_completion_tokens"] == 9
    assert request.response_format == FORMAT
    assert request.key == "a-key"


def test_a_key_is_needed_even_where_the_server_wants_none() -> None:
    with pytest.raises(openai.OpenAIError, match="credentials"):
        ask(Reply("x"), api_key="")
    assert ask(Reply("x"), api_key="none").text == "x"
