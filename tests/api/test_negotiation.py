"""The choice of a format: what RFC 9110 says, and what clients in the field send."""

import pytest

from service.api.negotiation import choose, entity_tag, matches
from service.errors import NotAcceptable

OFFERED = ("application/json", "text/html", "text/markdown", "text/plain")
CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        (" , ", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("APPLICATION/JSON", "application/json"),
        ("application/*", "application/json"),
        (CHROMIUM, "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html, */*", "text/html"),
        ("application/json, text/plain, */*", "application/json"),
        ("text/markdown", "text/markdown"),
        ("text/markdown;variant=GFM", "text/markdown"),
        ("text/plain;charset=utf-8", "text/plain"),
        ("text/*", "text/html"),
        ("text/*;q=0.5, text/markdown", "text/markdown"),
        ("text/plain, text/markdown;q=0.9", "text/plain"),
        ("text/plain;q=0.1, text/markdown;q=0.11", "text/markdown"),
        ("text/html;q=0, text/*;q=0.3", "text/markdown"),
        ("*/*;q=0.1, application/json;q=0", "text/html"),
        ("image/png, */*;q=0.01", "application/json"),
        ("text/plain;q=2, text/markdown;q=0.1", "text/markdown"),
        ("text/plain;q=much, text/markdown;q=0.1", "text/markdown"),
        ("text/plain ; Q=0.2 , text/html ;q=0.1", "text/plain"),
        (";;;, text/plain", "text/plain"),
    ],
)
def test_the_wanted_type_is_chosen(accept: str | None, chosen: str) -> None:
    assert choose(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    "accept",
    [
        "image/png",
        "application/xml",
        "*/*;q=0",
        "text/html;q=0",
        "json",
        "text",
        "/",
        "*/json",
        "q",
    ],
)
def test_nothing_fits(accept: str) -> None:
    with pytest.raises(NotAcceptable, match="text/markdown"):
        choose(accept, OFFERED)


def test_a_tag_is_strong_quoted_and_of_these_bytes() -> None:
    assert entity_tag(b"a") == entity_tag(b"a") != entity_tag(b"b")
    assert entity_tag(b"a")[0] == entity_tag(b"a")[-1] == '"'


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        (None, False),
        ("", False),
        ('"x"', False),
        ("x", False),
        ('"t"', True),
        ('W/"t"', True),
        ('"a", W/"b","t"', True),
        ("*", True),
    ],
)
def test_a_client_has_it_if_the_tag_is_among_those_it_names(sent: str | None, known: bool) -> None:
    assert matches(sent, '"t"') is known
