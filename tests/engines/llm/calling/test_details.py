"""What is read from an exception, and what of it may be shown."""

from datetime import UTC, datetime

import httpx2
import openai
import pytest

from service.engines.llm.calling.details import Details, details, retry_after

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after": "Wed, 25 Nov 2026 09:01:30 GMT"}, 90.0),
        ({"retry-after": "Wed, 25 Nov 2026 08:00:00 GMT"}, 0.0),
        ({"retry-after": "Wed, 25 Nov 2026 10:00:30 +0100"}, 30.0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Wed, 99 Nov 2026 09:01:30 GMT"}, None),
        ({"retry-after": "9" * 400}, None),
        ({}, None),
    ],
)
def test_when_to_come_again(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds


def status_error(body: object) -> openai.APIStatusError:
    asked = httpx2.Request("POST", "http://h/v1")
    response = httpx2.Response(429, headers={"Retry-After": "3"}, request=asked)
    return openai.RateLimitError("Error code: 429", response=response, body=body)


def test_an_error_of_openai() -> None:
    told = details(status_error({"message": "m", "type": "t", "code": "c", "param": "p"}))
    assert (told.status, told.code, told.kind, told.param, told.retry_after) == (
        *(429, "c", "t", "p"),
        3.0,
    )
    assert told.codes == " (c, t, p)"


@pytest.mark.parametrize("body", [None, "<html>", [], {"detail": [{"loc": ["x"]}]}, ["x"], 7])
def test_any_body_is_read(body: object) -> None:
    told = details(status_error(body))
    assert told.status == 429
    assert isinstance(told.all, str)


def test_an_error_in_a_list_as_google_gives_it() -> None:
    assert details(status_error([{"error": {"code": 400, "message": "m"}}])).code == "400"


def test_an_error_in_an_answer_of_status_200() -> None:
    assert details(ValueError({"message": "slow down", "code": 429})).status == 429
    assert details(ValueError({"message": "oops", "code": "x"})).status == 502
    assert details(ValueError("no JSON")).status is None


def test_only_codes_are_shown() -> None:
    told = Details(400, code="He said: no", kind="invalid_request_error", param="a" * 61)
    assert told.codes == " (invalid_request_error)"
    assert Details(400).codes == ""


def test_a_quoted_message_has_no_secret() -> None:
    told = Details(message="Key sk-1 of\nhttp://ann:pw@h/v1 is\twrong. " + "x" * 999)
    quoted = told.quoted(("sk-1", ""))
    assert quoted.startswith("Key *** of http://***@h/v1 is wrong. x")
    assert len(quoted) == 300
