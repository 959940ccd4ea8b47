"""What each fault is to the OpenAI SDK: its exception, and where text, usage and id are found."""

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta

import openai
import pytest
from openai import AsyncOpenAI
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionUserMessageParam,
)

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
    Forbidden,
    HtmlPage,
    NoAnswer,
    NoChoices,
    NoSuchModel,
    NotJson,
    PromptFiltered,
    QuotaSpent,
    RateLimited,
    Refusal,
    Reply,
    Script,
    ServerError,
    Status,
    UnsupportedFormat,
    UnsupportedParameter,
    Usage,
    WrongSchema,
    sequence,
)
from evals.peers.limits import KINDS, Kind
from tests.evals.peers.asking import always

HELLO: list[ChatCompletionUserMessageParam] = [{"role": "user", "content": "hello"}]
IN_A_MINUTE = datetime.now(UTC) + timedelta(seconds=60)


def ask(script: Script, *, max_retries: int = 0, timeout: float = 5.0) -> object:
    """Start a server, ask it once with the SDK, stop it."""

    async def run(url: str) -> object:
        async with AsyncOpenAI(
            base_url=url, api_key="a-key", max_retries=max_retries, timeout=timeout
        ) as client:
            return await client.chat.completions.create(model="m", messages=HELLO)

    with ChatServer(script) as server:
        answer = asyncio.run(run(server.base_url))
        assert server.calls == 1 or max_retries
        return answer


def whole(answer: Answer) -> ChatCompletion:
    return completion(ask(always(answer)))


def completion(got: object) -> ChatCompletion:
    assert isinstance(got, ChatCompletion)
    return got


@pytest.mark.parametrize(
    ("fault", "kind", "status", "code"),
    [
        (BadKey(), openai.AuthenticationError, 401, "invalid_api_key"),
        (Forbidden(), openai.PermissionDeniedError, 403, "model_not_found"),
        (NoSuchModel(), openai.NotFoundError, 404, "model_not_found"),
        (NoSuchModel("vllm"), openai.NotFoundError, 404, "404"),
        (NoSuchModel("ollama"), openai.NotFoundError, 404, None),
        (RateLimited(), openai.RateLimitError, 429, "rate_limit_exceeded"),
        (QuotaSpent(), openai.RateLimitError, 429, "insufficient_quota"),
        (ServerError(), openai.InternalServerError, 500, None),
        (ServerError(502), openai.InternalServerError, 502, None),
        (ServerError(503), openai.InternalServerError, 503, None),
        (ServerError(504), openai.InternalServerError, 504, None),
        (ServerError(529), openai.InternalServerError, 529, None),
        (PromptFiltered(), openai.BadRequestError, 400, "content_filter"),
        (UnsupportedFormat(400), openai.BadRequestError, 400, None),
        (UnsupportedFormat(422), openai.UnprocessableEntityError, 422, None),
        (UnsupportedFormat(500), openai.InternalServerError, 500, None),
        (UnsupportedParameter(), openai.BadRequestError, 400, "unsupported_parameter"),
        (UnsupportedParameter(kind="extra"), openai.UnprocessableEntityError, 422, None),
        (Status(418, code="teapot"), openai.APIStatusError, 418, "teapot"),
    ],
    ids=str,
)
def test_a_status(
    fault: Answer, kind: type[openai.APIStatusError], status: int, code: str | None
) -> None:
    with pytest.raises(kind) as caught:
        ask(always(fault))
    error = caught.value
    assert type(error) is kind
    assert (error.status_code, error.code, error.request_id) == (status, code, "req-1")


@pytest.mark.parametrize("kind", KINDS)
def test_a_prompt_that_is_too_long_can_be_told_from_its_words(kind: Kind) -> None:
    with pytest.raises(openai.APIStatusError) as caught:
        ask(always(ContextTooLong(10, kind)))
    told = json.dumps(caught.value.body).lower()
    assert "context" in told or "token" in told
    assert (caught.value.code == "context_length_exceeded") == (
        kind in {"openai", "llama-cpp-python"}
    )


@pytest.mark.parametrize(
    ("sent", "seconds"), [(7, "7"), (0.25, "0.25"), (None, None), (IN_A_MINUTE, "GMT")]
)
def test_when_to_come_back(sent: float | datetime | None, seconds: str | None) -> None:
    with pytest.raises(openai.RateLimitError) as caught:
        ask(always(RateLimited(sent)))
    told = caught.value.response.headers.get("retry-after")
    assert told == seconds or (seconds == "GMT" and told is not None and told.endswith("GMT"))


def test_the_sdk_itself_waits_as_told() -> None:
    began = time.monotonic()
    script = sequence(RateLimited(1), ServerError(503, retry_after=0.5), "good")
    got = completion(ask(script, max_retries=2))
    assert got.choices[0].message.content == "good"
    assert 1.5 <= time.monotonic() - began < 3


def test_silence_is_a_timeout() -> None:
    with pytest.raises(openai.APITimeoutError):
        ask(always(NoAnswer()), timeout=0.2)


def test_dripping_is_not_bounded_by_the_timeout_of_the_sdk() -> None:
    async def run(url: str) -> None:
        async with AsyncOpenAI(base_url=url, api_key="k", max_retries=0, timeout=0.2) as client:
            async with asyncio.timeout(1):
                await client.chat.completions.create(model="m", messages=HELLO)

    with ChatServer(always(Drip(bytes_per_second=20))) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(run(server.base_url))
        assert server.calls == 1


@pytest.mark.parametrize("after", [None, 0, 20])
@pytest.mark.parametrize("reset", [False, True])
def test_a_dropped_connection(after: int | None, reset: bool) -> None:
    with pytest.raises(openai.APIConnectionError) as caught:
        ask(always(Dropped(after, reset=reset)))
    assert not isinstance(caught.value, openai.APITimeoutError)


@pytest.mark.parametrize(
    ("answer", "text", "reason", "refusal"),
    [
        (Reply("good"), "good", "stop", None),
        (Refusal("no"), None, "stop", "no"),
        (Filtered("some"), "some", "content_filter", None),
        (Cut("the whole", 3), "the", "length", None),
        (Empty(), "", "stop", None),
        (Empty(null=True), None, "stop", None),
        (NotJson("prose"), "prose", "stop", None),
        (WrongSchema(), '{"answer": 42}', "stop", None),
    ],
    ids=str,
)
def test_what_comes_with_status_200(
    answer: Answer, text: str | None, reason: str, refusal: str | None
) -> None:
    got = whole(answer)
    [choice] = got.choices
    assert (choice.message.content, choice.finish_reason) == (text, reason)
    assert choice.message.refusal == refusal
    assert got.usage is not None
    assert got.usage.prompt_tokens == 2
    assert got._request_id == "req-1"


@pytest.mark.parametrize("null", [False, True])
def test_no_choices_raise_nothing(null: bool) -> None:
    assert whole(NoChoices(null)).choices == (None if null else [])


def test_a_page_is_a_string_to_the_sdk() -> None:
    assert ask(always(HtmlPage("<p>"))) == "<p>"


def test_a_page_that_says_it_is_json_raises_no_error_of_the_sdk() -> None:
    with pytest.raises(json.JSONDecodeError):
        ask(always(HtmlPage(content_type="application/json")))


def test_usage_as_told_and_as_counted() -> None:
    counted, told = whole(Reply("x" * 9)).usage, whole(Reply("x", usage=Usage(7, 8))).usage
    assert counted is not None
    assert told is not None
    assert (counted.completion_tokens, told.total_tokens) == (3, 15)


# --- streams ----------------------------------------------------------------------------------


def streamed(script: Script) -> list[ChatCompletionChunk]:
    async def run(url: str) -> list[ChatCompletionChunk]:
        async with AsyncOpenAI(base_url=url, api_key="k", max_retries=0, timeout=2) as client:
            stream = await client.chat.completions.create(
                model="m", messages=HELLO, stream=True, stream_options={"include_usage": True}
            )
            return [each async for each in stream]

    with ChatServer(script) as server:
        return asyncio.run(run(server.base_url))


@pytest.mark.parametrize(
    ("answer", "text", "reason"),
    [
        (Reply("a reply that is longer than one piece"), None, "stop"),
        (Cut("cut off", 3), "cut", "length"),
        (Empty(), "", "stop"),
    ],
    ids=str,
)
def test_a_stream(answer: Answer, text: str | None, reason: str) -> None:
    *pieces, last = streamed(always(answer))
    got = "".join(each.choices[0].delta.content or "" for each in pieces)
    assert got == ("a reply that is longer than one piece" if text is None else text)
    assert pieces[-1].choices[0].finish_reason == reason
    assert last.usage is not None
    assert last.usage.completion_tokens == -(-len(got) // 4)


def test_a_refusal_in_a_stream() -> None:
    pieces = streamed(always(Refusal("no")))
    assert [each.choices[0].delta.refusal for each in pieces[1:-2]] == ["no"]


def test_a_stream_without_choices() -> None:
    assert [each.choices for each in streamed(always(NoChoices()))] == [[]]


def test_a_stream_that_breaks() -> None:
    with pytest.raises(openai.APIConnectionError):
        streamed(always(Dropped(after=300, reply=Reply("a reply"))))
