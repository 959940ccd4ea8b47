"""The reading of HTTP: whole requests, pieces, several at once, and nonsense."""

import pytest

from evals.peers.http import MOST_BODY, MOST_HEAD, Malformed, take

POST = b"POST /v1/x?y=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"


def test_a_request_comes_in_pieces() -> None:
    buffer = bytearray()
    for byte in POST[:-1]:
        buffer.append(byte)
        assert take(buffer) is None
    buffer += POST[-1:]
    asked = take(buffer)
    assert asked is not None
    assert asked == ("POST", "/v1/x", {"host": "a", "content-length": "2"}, b"{}")
    assert not buffer


def test_two_come_at_once() -> None:
    buffer = bytearray(POST + POST)
    assert take(buffer) == take(buffer)
    assert take(buffer) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"hello\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BODY + 1),
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"x" * (MOST_HEAD + 1),
    ],
)
def test_what_it_does_not_read(raw: bytes) -> None:
    with pytest.raises(Malformed):
        take(bytearray(raw))
