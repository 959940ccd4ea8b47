"""Orders: what a request to brief may say, and where."""

import asyncio
import json
from datetime import date

import pytest
from starlette.requests import Request
from starlette.types import Message

from service.api import orders
from service.api.bodies import ContentType
from service.api.orders import Choices, Order
from service.errors import BadInput, InvalidRequest, NotSupportedYet, UnsupportedMediaType

PLAIN = ContentType("text/plain", None)


def read(body: bytes, content_type: str = "", query: str = "") -> Order:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", content_type.encode())] if content_type else []
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": headers,
        "query_string": query.encode(),
    }
    return asyncio.run(orders.read(Request(scope, receive), 10_000))


def json_of(**fields: object) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize(
    ("content_type", "kind", "charset"),
    [
        ("text/plain", "text", None),
        ("text/plain; charset=latin1", "text", "latin1"),
        ("text/markdown", "markdown", None),
        ("TEXT/HTML;charset=utf-8", "html", "utf-8"),
        ("", "text", None),
        ("application/x-www-form-urlencoded", "text", None),
    ],
)
def test_a_raw_body_is_the_article(content_type: str, kind: str, charset: str | None) -> None:
    order = read(b"an article", content_type)
    assert order == (b"an article", kind, charset, Choices())


@pytest.mark.parametrize("content_type", ["", "application/x-www-form-urlencoded"])
def test_a_page_without_a_type_is_known_as_one(content_type: str) -> None:
    assert read(b"<!doctype html><p>An article", content_type).kind == "html"


@pytest.mark.parametrize(
    ("content_type", "words"),
    [
        ("application/pdf", "PDF is not read yet"),
        ("application/octet-stream", "text/markdown"),
        ("multipart/form-data; boundary=x", "text/markdown"),
        ("application/xml", "text/markdown"),
        ("json", "text/markdown"),
        ("text/", "text/markdown"),
    ],
)
def test_other_types_are_refused_with_what_to_send(content_type: str, words: str) -> None:
    with pytest.raises(UnsupportedMediaType, match=words):
        read(b"an article", content_type)


def test_a_real_form_is_no_article() -> None:
    with pytest.raises(UnsupportedMediaType, match="form"):
        read(b"text=An+article%20of+words", "application/x-www-form-urlencoded")


def test_an_empty_body_is_left_to_the_intake() -> None:
    assert read(b"", "application/x-www-form-urlencoded").content == b""


def test_the_query_holds_the_choices() -> None:
    query = "title=A%20t%C3%AFtle&published=2025-02-14&engine=auto&strict=true"
    assert read(b"an article", "text/plain", query).choices == Choices(
        title="A tïtle", published=date(2025, 2, 14), engine="auto", strict=True
    )


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("heading=x", "?heading"),
        ("text=x", "?text"),
        ("title=a&title=b", "?title"),
        ("published=today", "?published"),
        ("published=2025-02-30", "?published"),
        ("published=2025-02-14T00:00:00", "?published"),
        ("published=1739491200", "?published"),
        ("published=9999-12-31", "?published"),
        ("published=0001-01-01", "?published"),
        ("strict=yes", "?strict"),
        ("strict=", "?strict"),
        ("title=%00", "?title"),
        (f"title={'x' * 1001}", "?title"),
        ("engine=magic", "?engine"),
    ],
)
def test_a_wrong_parameter_is_named(query: str, place: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(b"an article", "text/plain", query)
    assert [where for where, _ in caught.value.errors] == [place]


def test_json_holds_text_or_html_and_the_choices() -> None:
    body = json_of(text="an article", published="2025-02-14", strict=False)
    order = read(body, "application/json; charset=utf-8")
    assert (order.content, order.kind, order.charset) == ("an article", "text", None)
    assert order.choices.published == date(2025, 2, 14)
    assert read(json_of(html="<p>x"), "application/json").kind == "html"


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({}, []),
        ({"title": "x"}, []),
        ({"text": "a", "html": "b"}, ["/text", "/html"]),
        ({"text": "a", "url": "b"}, ["/text", "/url"]),
        ({"text": None, "html": None}, []),
        ({"text": "a\0b"}, ["/text"]),
        ({"html": "\0"}, ["/html"]),
        ({"text": "a", "title": "\0"}, ["/title"]),
        ({"text": "a", "title": 1}, ["/title"]),
        ({"text": "a", "strict": "true"}, ["/strict"]),
        ({"text": "a", "strict": 1}, ["/strict"]),
        ({"text": "a", "published": 20250214}, ["/published"]),
        ({"text": "a", "published": "14.02.2025"}, ["/published"]),
        ({"text": "a", "published": "9999-12-31"}, ["/published"]),
        ({"text": "a", "wait": 3, "model": "x"}, ["/wait", "/model"]),
        ({"text": ["a"]}, ["/text"]),
    ],
)
def test_a_wrong_field_is_named(fields: dict[str, object], places: list[str]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(json_of(**fields), "application/json")
    assert [where for where, _ in caught.value.errors] == places


def test_a_url_is_not_fetched_yet() -> None:
    with pytest.raises(NotSupportedYet, match="html"):
        read(json_of(url="https://news.example/1"), "application/json")


def test_json_takes_no_parameters_beside_it() -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(json_of(text="a"), "application/json", "title=x")
    assert caught.value.errors[0][0] == "?title"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"{}" * 2])
def test_other_json_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput):
        read(body, "application/json")
