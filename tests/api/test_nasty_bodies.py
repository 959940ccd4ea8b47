"""A fixed corpus of nasty bodies, on every path that takes one: never a 500, always a problem."""

import pytest

from tests.api.conftest import Peer, problem

LONG = b"x" * 200_000
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "space": b" ",
    "null": b"null",
    "number": b"1",
    "minus": b"-",
    "NaN": b'{"text": NaN, "published": NaN}',
    "infinity": b'{"strict": Infinity}',
    "1e400": b'{"text": 1e400, "title": 1e400}',
    "huge integer": b'{"text": ' + b"9" * 100_000 + b"}",
    "lone surrogate": b'{"text": "\\ud800", "title": "\\udfff"}',
    "surrogate as a name": b'{"\\ud800": 1, "\\ud800": 2}',
    "NUL": b'{"text": "\\u0000", "title": "\\u0000", "\\u0000": "\\u0000"}',
    "raw NUL": b"\0",
    "nested arrays": b"[" * 100_000,
    "nested objects": b'{"briefing":' * 100_000,
    "nested and closed": b'{"briefing":' * 150 + b"1" + b"}" * 150,
    "many arrays": b'{"text": [' + b"[]," * 300_000 + b"[]]}",
    "many names": b"{" + b",".join(b'"%d": 0' % n for n in range(20_000)) + b"}",
    "doubled": b'{"text": "a", "text": "b", "briefing": 1, "briefing": 2}',
    "unknown": b'{"txt": "a"}',
    "wrong types": b'{"text": {}, "title": [], "published": true, "strict": "x", "briefing": "y"}',
    "text and html": b'{"text": "a", "html": "b"}',
    "not UTF-8": b'{"text": "\xff\xfe\xc3\x28"}',
    "UTF-16": '{"text": "a"}'.encode("utf-16"),
    "surrogate in UTF-8": b'{"text": "\xed\xa0\x80"}',
    "long name": b'{"' + LONG + b'": 1}',
    "long name, doubled": b'{"' + LONG + b'": 1, "' + LONG + b'": 2}',
    "long date": b'{"text": "a", "published": "' + LONG + b'"}',
    "long engine": b'{"text": "a", "engine": "' + LONG + b'"}',
    "format string": b'{"text": "%s%n{0}{{}}", "engine": "{0.__class__}"}',
    "year 0": b'{"text": "a", "published": "0000-00-00"}',
    "year 9999": b'{"text": "a", "published": "9999-12-31"}',
    "binary": bytes(range(256)) * 100,
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "open tags": b"<div>" * 20_000,
    "open brackets": b"[" * 20_000 + b"](" * 20_000,
    "combining marks": "é̂̃".encode() * 20_000,
    "quotes": b'"' * 200_000,
}
TYPES = (
    *["application/json", "text/plain", "text/markdown", "text/html", ""],
    *["text/plain; charset=utf-16", "text/plain; charset=utf-7", "text/html; charset=nonsense"],
    *["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "garbage", "a/b/c"],
)


@pytest.mark.parametrize("content_type", TYPES)
@pytest.mark.parametrize("path", ["/v1/briefings", "/v1/verify"])
def test_never_a_500_always_a_problem(peer: Peer, path: str, content_type: str) -> None:
    for name, body in BODIES.items():
        answer = peer.post(path, body, content_type)
        assert 400 <= answer.status_code < 500, (name, answer.status_code)
        assert problem(answer), name
        assert len(answer.content) < 20_000, name


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain"])
def test_never_a_500_always_a_page(peer: Peer, content_type: str) -> None:
    for name, body in BODIES.items():
        answer = peer.post("/", body, content_type)
        assert 400 <= answer.status_code < 500, (name, answer.status_code)
        assert 'role="alert"' in answer.text, name


@pytest.mark.parametrize("path", ["/v1/briefings/x", "/health", "/docs", "/nowhere"])
def test_bodies_that_nobody_reads_do_no_harm(peer: Peer, path: str) -> None:
    for name, body in BODIES.items():
        answer = peer.ask("GET", path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (200, 404), name
