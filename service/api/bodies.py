"""Owns the reading of request bodies: a limit that always holds, and JSON without surprises."""

import json
import re
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from service.errors import InvalidRequest, MalformedRequest, TooLarge, UnsupportedMediaType

EXPANSION = 6
"""Most bytes that JSON may need for one byte of text: `\\u0041`."""
SPARE = 100_000
"""Bytes for all that is not the article: title, names, braces."""
MAX_STRUCTURE = 4_000_000
"""Most bytes of JSON that are neither in strings nor white space; a parser needs 30 times that."""

TWICE = "is there twice"
OURS = "Value error, "
"""What pydantic puts before the messages of our own checks."""
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)

M = TypeVar("M", bound=BaseModel)


class ContentType(NamedTuple):
    """A media type in small letters ("" where none was sent), and the charset it names."""

    media_type: str
    charset: str | None


def content_type(request: Request) -> ContentType:
    """Read `Content-Type`, and refuse a body that is compressed.

    Raises:
        UnsupportedMediaType: a `Content-Encoding` other than identity.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedMediaType(f"send the body as it is, without the coding {coding[:40]!r}")
    header = request.headers.get("content-type", "")
    charset = _CHARSET.search(header)
    return ContentType(header.partition(";")[0].strip().lower(), charset[1] if charset else None)


async def read(request: Request, article_limit: int) -> bytes:
    """Read a body in which an article of `article_limit` bytes fits, however it is escaped.

    Raises:
        TooLarge: announced by `Content-Length`, or found while reading.
    """
    limit = article_limit * EXPANSION + SPARE
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and (len(announced) > 15 or int(announced) > limit):
        raise _too_large(article_limit)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise _too_large(article_limit)
    return bytes(body)


def _too_large(article_limit: int) -> TooLarge:
    return TooLarge(f"the request is too large: an article may have {article_limit:,} bytes")


def parse_json(body: bytes, model: type[M]) -> M:
    """Read JSON strictly into a model: no coercion, no unknown and no doubled fields.

    Raises:
        MalformedRequest: it is no JSON, or more of it than any request needs.
        InvalidRequest: with a JSON pointer to each fault.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedRequest(f"the JSON is not UTF-8: see byte {error.start}") from error
    _check_structure(body)
    _check_names(text)
    return validate(text, model)


def validate(text: str, model: type[M]) -> M:
    """Read JSON text into a model.

    Raises:
        InvalidRequest: with a JSON pointer to each fault.
    """
    try:
        return model.model_validate_json(text, strict=True)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        if faults[0]["type"] == "json_invalid":
            raise MalformedRequest(faults[0]["msg"]) from error
        raise InvalidRequest(
            f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in the request: see `errors`",
            tuple((pointer(fault["loc"]), fault["msg"].removeprefix(OURS)) for fault in faults),
        ) from error


def pointer(place: tuple[int | str, ...]) -> str:
    """Write a place in a JSON text as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in place)


def _check_structure(body: bytes) -> None:
    bare = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    if bare.count(b'"') <= MAX_STRUCTURE:
        outside = b"".join(bare.split(b'"')[::2])
        if len(outside.translate(None, b" \t\r\n")) <= MAX_STRUCTURE:
            return
    raise MalformedRequest("there is far more structure in the JSON than any request needs")


def _check_names(text: str) -> None:
    try:
        json.loads(text, object_pairs_hook=_refuse_doubles, parse_constant=_refuse, parse_int=str)
    except RecursionError as error:
        raise MalformedRequest("the JSON is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise MalformedRequest(
            f"the body is not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from error


def _refuse_doubles(pairs: list[tuple[str, object]]) -> None:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise InvalidRequest(f"{name[:100]!r} is there twice", ((pointer((name,)), TWICE),))
        seen.add(name)


def _refuse(constant: str) -> None:
    raise MalformedRequest(f"{constant} is no JSON number")
