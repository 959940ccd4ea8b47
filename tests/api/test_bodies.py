"""Bodies: a limit that holds whatever is announced, and JSON without surprises."""

import asyncio
import json

import pytest
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.types import Message

from service.api import bodies
from service.api.bodies import ContentType
from service.errors import (
    BadInput,
    InvalidRequest,
    MalformedRequest,
    TooLarge,
    UnsupportedMediaType,
)

LIMIT = 1000
ROOM = LIMIT * bodies.EXPANSION + bodies.SPARE


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = ""
    inner: Inner | None = None


def asked(*chunks: bytes, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    messages = [
        {"type": "http.request", "body": chunk, "more_body": n < len(chunks)}
        for n, chunk in enumerate(chunks, 1)
    ]

    async def receive() -> Message:
        return messages.pop(0)

    return Request({"type": "http", "method": "POST", "path": "/", "headers": raw}, receive)


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("", ContentType("", None)),
        ("text/plain", ContentType("text/plain", None)),
        ("Text/Plain; Charset=ISO-8859-1", ContentType("text/plain", "ISO-8859-1")),
        ('text/html;charset="utf-8"', ContentType("text/html", "utf-8")),
        ("text/html; level=1; charset=koi8-r; x=y", ContentType("text/html", "koi8-r")),
        ("text/html; mycharset=a", ContentType("text/html", None)),
        ("nonsense", ContentType("nonsense", None)),
        (";charset=utf-8", ContentType("", "utf-8")),
    ],
)
def test_the_content_type_is_read(header: str, read: ContentType) -> None:
    assert bodies.content_type(asked(b"", content_type=header)) == read


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "br", "identity, gzip", "deflate"])
def test_a_compressed_body_is_refused(coding: str) -> None:
    with pytest.raises(UnsupportedMediaType):
        bodies.content_type(asked(b"", content_encoding=coding))


def test_a_body_at_the_limit_is_read_however_it_is_cut() -> None:
    body = b"x" * ROOM
    request = asked(body[:10], b"", body[10:], content_length=str(ROOM))
    assert asyncio.run(bodies.read(request, LIMIT)) == body


@pytest.mark.parametrize("announced", [{}, {"content_length": "5"}, {"content_length": "-1"}])
def test_one_byte_more_is_refused_whatever_was_announced(announced: dict[str, str]) -> None:
    request = asked(b"x" * ROOM, b"x", **announced)
    with pytest.raises(TooLarge, match="1,000 bytes"):
        asyncio.run(bodies.read(request, LIMIT))


@pytest.mark.parametrize("announced", [str(ROOM + 1), "9" * 5000])
def test_a_body_that_announces_too_much_is_not_read(announced: str) -> None:
    request = asked(content_length=announced)  # has no message to give
    with pytest.raises(TooLarge):
        asyncio.run(bodies.read(request, LIMIT))


def test_an_article_fits_however_json_escapes_it() -> None:
    worst = "".join(f"\\u{ord('a'):04x}" for _ in range(LIMIT))
    body = f'{{"text": "{worst}"}}'.encode()
    read = asyncio.run(bodies.read(asked(body), LIMIT))
    assert bodies.parse_json(read, Model).text == "a" * LIMIT


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", MalformedRequest),
        (b"{", MalformedRequest),
        (b"not json", MalformedRequest),
        (b'{"text": "a"} x', MalformedRequest),
        (b"{'text': 'a'}", MalformedRequest),
        (b'{"text": "a",}', MalformedRequest),
        (b'{"text": "\xff\xfe"}', MalformedRequest),
        (b'{"text": "\xed\xa0\x80"}', MalformedRequest),
        (b'{"text": "a\nb"}', MalformedRequest),
        (b'{"text": "\\ud800"}', MalformedRequest),
        (b'{"text": "\\udc00\\ud800"}', MalformedRequest),
        (b'{"text": "\\x41"}', MalformedRequest),
        (b'{"text": NaN}', MalformedRequest),
        (b'{"text": -Infinity}', MalformedRequest),
        (b"[" * 100_000, MalformedRequest),
        (b'{"a":' * 100_000, MalformedRequest),
        (b"[" * 500 + b"]" * 500, MalformedRequest),
        (b"[" + b"[]," * 2_000_000 + b"[]]", MalformedRequest),
        (b'["' + b'","' * 2_000_000 + b'"]', MalformedRequest),
        (b'{"text": 1e400}', InvalidRequest),
        (b'{"text": ' + b"9" * 5000 + b"}", MalformedRequest),
        (b'{"text": 1}', InvalidRequest),
        (b'{"text": true}', InvalidRequest),
        (b'{"text": null}', InvalidRequest),
        (b'{"text": ["a"]}', InvalidRequest),
        (b'{"text": "a", "text": "b"}', InvalidRequest),
        (b'{"text": "a", "t\\u0065xt": "b"}', InvalidRequest),
        (b'{"inner": {"count": 1, "count": 2}}', InvalidRequest),
        (b'{"inner": {"count": 1.5}}', InvalidRequest),
        (b'{"inner": {"count": "1"}}', InvalidRequest),
        (b'{"words": "a"}', InvalidRequest),
        (b"[]", InvalidRequest),
        (b"null", InvalidRequest),
        (b'"text"', InvalidRequest),
        (b"{" + b",".join(b'"%d":1' % n for n in range(1000)) + b"}", InvalidRequest),
    ],
)
def test_a_nasty_body_is_refused(body: bytes, error: type[BadInput]) -> None:
    with pytest.raises(error):
        bodies.parse_json(body, Model)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"{}", ""),
        (b'\xef\xbb\xbf{"text": "a"}', "a"),
        (b' \r\n\t{ "text" : "a" } \n', "a"),
        (b" " * 5_000_000 + b'{"text": "a"}', "a"),
        (b'{"text": "\\ud83d\\ude42 \\\\ \\" \\u0000"}', '🙂 \\ " \0'),
        (b'{"text": "' + b"[]{},:" * 1_000_000 + b'"}', "[]{},:" * 1_000_000),
        (b'{"text": "' + b'\\"' * 3_000_000 + b'"}', '"' * 3_000_000),
    ],
)
def test_honest_json_is_read(body: bytes, text: str) -> None:
    assert bodies.parse_json(body, Model).text == text


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"text": 1, "inner": {"count": "x"}}, ["/text", "/inner/count"]),
        ({"a/b~c": 1}, ["/a~1b~0c"]),
        ([], [""]),
        ({"inner": {}}, ["/inner/count"]),
    ],
)
def test_each_fault_is_named_by_its_pointer(body: object, pointers: list[str]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        bodies.parse_json(json.dumps(body).encode(), Model)
    assert [pointer for pointer, _ in caught.value.errors] == pointers


def test_no_fault_repeats_what_was_sent() -> None:
    with pytest.raises(InvalidRequest) as caught:
        bodies.parse_json(b'{"text": ["secret"], "inner": {"count": "secret"}}', Model)
    assert "secret" not in str(caught.value) + str(caught.value.errors)
