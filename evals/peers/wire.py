"""Owns `Wire`: one HTTP answer as bytes, and in what manner they are sent."""

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

JSON = "application/json"
EVENTS = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Wire:
    """An answer, and when and how it goes out."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = JSON
    delay_s: float = 0.0
    """The time before the first byte; infinite where nothing ever comes."""
    byte_s: float = 0.0
    """The time after each byte of the body; 0 sends all of it at once."""
    cut: int | None = None
    """Close the connection after so many bytes of the body; a negative number: before the head."""
    reset: bool = False
    """Whether such a close is a reset (RST), as of a process that was killed."""

    def head(self, number: int) -> bytes:
        """Give the status line and the headers of the answer to a request."""
        headers = {
            "content-type": self.content_type,
            "content-length": str(len(self.body)),
            "x-request-id": f"req-{number}",
        } | self.headers
        lines = [f"HTTP/1.1 {self.status} {_reason(self.status)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode()


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # 529 is in use and in no standard
        return "Overloaded"


def dumps(value: object) -> bytes:
    """Give compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def error(
    message: str,
    type: str | None = "invalid_request_error",
    code: str | int | None = None,
    param: str | None = None,
    **more: Any,  # noqa: ANN401  # whatever a vendor adds
) -> bytes:
    """Give the body of an error in OpenAI's form."""
    fields = {"message": message, "type": type, "param": param, "code": code} | more
    return dumps({"error": fields})
