"""What a script sees of a request."""

import pytest

from evals.peers.request import ChatRequest, parse

PARTS = [{"type": "text", "text": "c"}, {"type": "image_url"}, {"type": "text", "text": "d"}]
BODY = {
    "model": "m",
    "messages": [
        {"role": "system", "content": "a"},
        {"role": "user", "content": PARTS},
        {"role": "assistant", "content": None},
    ],
}


def test_the_texts_of_the_messages() -> None:
    request = ChatRequest(BODY)
    assert request.prompt == "a\ncd\n"
    assert request.of("user") == "cd"
    assert request.of("system", "user") == "a\ncd"


@pytest.mark.parametrize(
    ("sent", "limit"),
    [
        ({}, None),
        ({"max_tokens": 5}, 5),
        ({"max_completion_tokens": 6}, 6),
        ({"max_tokens": 5, "max_completion_tokens": 6}, 5),
    ],
)
def test_the_limit_of_the_answer(sent: dict[str, int], limit: int | None) -> None:
    assert ChatRequest(BODY | sent).max_tokens == limit


def test_the_format_is_text_where_none_is_asked_for() -> None:
    assert ChatRequest(BODY).format == "text"
    assert ChatRequest(BODY | {"response_format": {"type": "json_object"}}).format == "json_object"


@pytest.mark.parametrize(
    ("headers", "key"),
    [
        ({}, ""),
        ({"authorization": "Bearer"}, ""),
        ({"authorization": "Bearer  "}, ""),
        ({"authorization": "Bearer a"}, "a"),
        ({"api-key": "b"}, "b"),
    ],
)
def test_the_key(headers: dict[str, str], key: str) -> None:
    assert ChatRequest(BODY, headers).key == key


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"{}", b'{"messages": "x"}', b'{"messages": ["x"]}', b"\xff"]
)
def test_what_is_no_chat_request(raw: bytes) -> None:
    assert parse(raw) is None
