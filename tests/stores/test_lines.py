"""The lines of an export: what was written is read again, and what cannot be is said."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from service.errors import BadInput
from service.stores import lines
from service.stores.tables import articles, spending

ARTICLE: dict[str, Any] = {
    "tenant": "t",
    "sha256": "0" * 64,
    "received_at": datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
    "url": None,
    "title": "é \u202e 🙂",
    "published": date(2026, 1, 1),
    "text": 'tab\t, "quotes" and \\',
}


def test_a_row_is_read_as_it_was_written() -> None:
    written = lines.write("articles", ARTICLE)
    assert written.count("\n") == 1
    assert lines.read(written.encode()) == lines.Line(articles, ARTICLE)
    spent = {"day": date(2026, 1, 1), "tokens": 1 << 40}
    assert lines.read(lines.write("spending", spent).encode()) == lines.Line(spending, spent)


def test_the_first_and_the_last_line_frame_them() -> None:
    assert lines.read(lines.first().encode()) is None
    assert lines.read(b" \r\n") is None
    assert lines.read(lines.last(7).encode()) == lines.Line(None, {}, 7)


def article(**changed: object) -> bytes:
    whole = json.loads(lines.write("articles", ARTICLE))["articles"]
    return json.dumps({"articles": whole | changed}).encode()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no row"),
        (b"{}", "no table"),
        (b'{"users": {}}', "no table"),
        (b'{"articles": {}, "briefings": {}}', "no table"),
        (b'{"brevier_export": 2}', "newer"),
        (b'{"articles": []}', "no object"),
        (article(mood="good"), "no 'mood' here"),
        (article(text=None), "`text` is no text"),
        (article(text=5), "`text` is no text"),
        (article(text="\0"), "`text` is no text"),
        (article(text="\ud800"), "`text` is no text"),
        (article(sha256="0" * 65), "`sha256` is no text"),
        (article(published="friday"), "`published` is no date"),
        (article(received_at="now"), "`received_at` is no moment"),
        (article(received_at="2026-01-02T12:00:00"), "`received_at` is no moment"),
        (b'{"spending": {"day": "2026-01-01", "tokens": true}}', "`tokens` is no whole number"),
        (
            b'{"spending": {"day": "2026-01-01", "tokens": 9223372036854775808}}',
            "is no whole number",
        ),
        (b'{"spending": {"day": "2026-01-01"}}', "`tokens` is no whole number"),
    ],
)
def test_a_line_that_cannot_be_used_says_why(line: bytes, wrong: str) -> None:
    with pytest.raises(BadInput, match=wrong):
        lines.read(line)
