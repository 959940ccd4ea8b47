"""What an exception means; the whole table over the wire is in `test_caller.py`."""

import httpx2
import openai
import pytest

from service.engines.llm.calling.endpoint import Endpoint
from service.engines.llm.calling.faults import failed, filtered
from service.errors import ContextOverflow, ModelBusy, ModelTimeout

HERE = Endpoint("openai", "m", "http://h:1/v1", host="h:1")


def answered(status: int, message: str = "no", **fields: str) -> openai.APIStatusError:
    response = httpx2.Response(status, request=httpx2.Request("POST", "http://h/v1"))
    return openai.APIStatusError(message, response=response, body={"message": message, **fields})


@pytest.mark.parametrize(
    ("status", "message", "param", "refuses", "named"),
    [
        (400, "Unsupported value: 'temperature'", "temperature", "temperature", True),
        (
            400,
            "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
            "",
            "max_tokens",
            True,
        ),
        (400, "Setting 'max_tokens' and 'max_completion_tokens' at once", "", "max_tokens", True),
        (422, "max_completion_tokens: extra", "", "max_completion_tokens", True),
        (400, "'response_format' of type 'json_schema'", "", "response_format", True),
        (400, "no", "response_format.schema", "response_format", True),
        (400, "failed to parse grammar", "", "response_format", True),
        (500, "[{'loc': ('body', 'response_format', 'type')}]", "", "response_format", True),
        (400, "bad request", "", "response_format", False),
        (400, "bad request", "model", None, False),
        (500, "out of memory at temperature", "", None, False),
    ],
)
def test_which_option_is_refused(
    status: int, message: str, param: str, refuses: str | None, named: bool
) -> None:
    fault = failed(answered(status, message, param=param), HERE, ())
    assert (fault.refuses, fault.named) == (refuses, named)


@pytest.mark.parametrize(
    "message",
    [
        "prompt is too long: 210000 tokens > 200000 maximum",  # Anthropic
        "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",  # the same
        "Requested tokens (600) exceed context window of 512",  # llama-cpp-python
        "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000",  # TGI
        "litellm.ContextWindowExceededError: too much",
        "'max_tokens' is too large: 90. This model's maximum context length is 80 tokens",  # vLLM
    ],
)
def test_too_long_in_the_words_of_others(message: str) -> None:
    assert type(failed(answered(400, message), HERE, ()).error) is ContextOverflow


def test_too_large_for_a_minute_is_too_long() -> None:
    error = answered(429, "Request too large for m on tokens per min: Limit 30000, Requested 40000")
    assert type(failed(error, HERE, ()).error) is ContextOverflow


def test_an_ordinary_limit_that_speaks_of_billing_passes() -> None:
    fault = failed(answered(429, "Rate limit reached. See /account/billing"), HERE, ())
    assert type(fault.error) is ModelBusy
    assert fault.again


@pytest.mark.parametrize(
    "error",
    [TimeoutError(), openai.APITimeoutError(httpx2.Request("GET", "http://h"))],
    ids=repr,
)
def test_late(error: Exception) -> None:
    fault = failed(error, HERE, ())
    assert type(fault.error) is ModelTimeout
    assert fault.again


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_names_its_variable(status: int) -> None:
    fault = failed(answered(status), HERE, ())
    assert "check `OPENAI_API_KEY`" in str(fault.error)
    assert not fault.again


def test_filters() -> None:
    assert filtered(answered(400, "policy", code="content_filter"))
    assert filtered(answered(400, "triggering Azure OpenAI's content management policy"))
    assert not filtered(answered(500, "content_filter"))
    assert not filtered(answered(400, "no"))


def test_nothing_of_the_provider_is_in_the_error_but_codes() -> None:
    fault = failed(answered(400, "the article says X, key sk-1", code="bad_thing"), HERE, ("sk-1",))
    assert str(fault.error) == "The model's endpoint at `h:1` failed with status 400 (bad_thing)"
    assert "sk-1" not in fault.said
    assert "says X" in fault.said
