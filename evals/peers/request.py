"""Owns `ChatRequest`: what a client asked of the scripted server, as a script sees it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One `POST /v1/chat/completions`."""

    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    number: int = 1
    """1 is the first of its server."""
    at: float = 0.0
    """When it had arrived, on the clock of `time.monotonic()`."""

    @property
    def model(self) -> str:
        """The model asked for."""
        return str(self.body.get("model", ""))

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The messages as sent."""
        return list(self.body.get("messages") or [])

    @property
    def prompt(self) -> str:
        """The texts of all messages, a line end between them."""
        return "\n".join(map(_text, self.messages))

    def of(self, *roles: str) -> str:
        """Give the texts of the messages of some roles, such as `of("user")`."""
        return "\n".join(_text(each) for each in self.messages if each.get("role") in roles)

    @property
    def response_format(self) -> dict[str, Any] | None:
        """The `response_format` as sent."""
        return self.body.get("response_format")

    @property
    def format(self) -> str:
        """Its type: json_schema, json_object or text (also where none was asked for)."""
        return str((self.response_format or {}).get("type", "text"))

    @property
    def max_tokens(self) -> int | None:
        """The smaller of `max_tokens` and `max_completion_tokens`; None where neither was sent."""
        sent = (self.body.get("max_tokens"), self.body.get("max_completion_tokens"))
        return min((each for each in sent if each is not None), default=None)

    @property
    def temperature(self) -> float | None:
        """The temperature, where one was sent."""
        return self.body.get("temperature")

    @property
    def seed(self) -> int | None:
        """The seed, where one was sent."""
        return self.body.get("seed")

    @property
    def stream(self) -> bool:
        """Whether the answer is to come in pieces."""
        return bool(self.body.get("stream"))

    @property
    def key(self) -> str:
        """The API key; empty where none was sent."""
        sent = self.headers.get("authorization", "")
        key = sent.removeprefix("Bearer") if sent else self.headers.get("api-key", "")
        return key.strip()

    @property
    def retry(self) -> int:
        """How often the SDK says that it has tried this call before."""
        return int(self.headers.get("x-stainless-retry-count", 0))


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))


def parse(raw: bytes) -> dict[str, Any] | None:
    """Read the body of a request; None where it is no JSON object with messages."""
    try:
        body = json.loads(raw)
    except ValueError:
        return None
    good = isinstance(body, dict) and isinstance(body.get("messages"), list)
    return body if good and all(isinstance(each, dict) for each in body["messages"]) else None
