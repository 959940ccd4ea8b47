"""Owns the reading of requests: as much of HTTP/1.1 as clients of model servers use."""

from typing import NamedTuple

MOST_HEAD = 64 * 1024
MOST_BODY = 16 * 1024 * 1024


class Malformed(Exception):
    """Not a request that this server reads."""


class Asked(NamedTuple):
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


def take(buffer: bytearray) -> Asked | None:
    """Take the first request off a buffer; None where it is not complete yet."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        if len(buffer) > MOST_HEAD:
            raise Malformed("the head is too long")
        return None
    method, path, headers = _head(buffer[:end].decode("latin-1"))
    whole = end + 4 + _length(headers)
    if len(buffer) < whole:
        return None
    body = bytes(buffer[end + 4 : whole])
    del buffer[:whole]
    return Asked(method, path, headers, body)


def _head(head: str) -> tuple[str, str, dict[str, str]]:
    first, *lines = head.split("\r\n")
    try:
        method, target, _ = first.split(" ")
        pairs = [line.split(":", 1) for line in lines]
        headers = {name.lower(): value.strip() for name, value in pairs}
    except ValueError:
        raise Malformed("no head of HTTP/1.1") from None
    return method, target.partition("?")[0], headers


def _length(headers: dict[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise Malformed("no length")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BODY:
        raise Malformed("the body is too long")
    return int(length)
