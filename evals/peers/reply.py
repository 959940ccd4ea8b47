"""Owns `Reply`: what a model answers when all goes well, whole or in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from evals.peers.request import ChatRequest
from evals.peers.wire import EVENTS, Wire, dumps

_PIECE = 16
"""Characters in a piece of a stream."""
_CREATED = 1_800_000_000


class Usage(NamedTuple):
    """What a call is said to have cost."""

    prompt_tokens: int
    completion_tokens: int

    def fields(self) -> dict[str, int]:
        """Give the `usage` of an answer."""
        return {**self._asdict(), "total_tokens": sum(self)}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of the model."""

    text: str | None
    finish_reason: str = "stop"
    delay_s: float = 0.0
    usage: Usage | None = None
    """None counts a token for each four characters."""
    refusal: str | None = None

    def wire(self, request: ChatRequest) -> Wire:
        """Give the answer as a completion, or as events where the request asks for a stream."""
        if request.stream:
            events = b"".join(b"data: %s\n\n" % each for each in self._events(request))
            return Wire(events, content_type=EVENTS, delay_s=self.delay_s)
        message = {"role": "assistant", "content": self.text, "refusal": self.refusal}
        choice = self._choice("message", message, self.finish_reason)
        answer = self._frame(request, "chat.completion", [choice])
        return Wire(dumps(answer | self._usage(request)), delay_s=self.delay_s)

    def _events(self, request: ChatRequest) -> Iterator[bytes]:
        deltas: list[dict[str, str | None]] = [{"role": "assistant", "content": ""}]
        deltas += [{"content": each} for each in _pieces(self.text)]
        deltas += [{"refusal": each} for each in _pieces(self.refusal)]
        choices = [[self._choice("delta", delta, None)] for delta in deltas]
        choices.append([self._choice("delta", {}, self.finish_reason)])
        for each in choices:
            yield dumps(self._frame(request, "chat.completion.chunk", each))
        if (request.body.get("stream_options") or {}).get("include_usage"):
            last = self._frame(request, "chat.completion.chunk", [])
            yield dumps(last | self._usage(request))
        yield b"[DONE]"

    def _choice(self, part: str, value: object, reason: str | None) -> dict[str, Any]:
        return {"index": 0, part: value, "logprobs": None, "finish_reason": reason}

    def _frame(self, request: ChatRequest, kind: str, choices: list[Any]) -> dict[str, Any]:
        return {
            "id": f"chatcmpl-{request.number}",
            "object": kind,
            "created": _CREATED,
            "model": request.model,
            "choices": choices,
        }

    def _usage(self, request: ChatRequest) -> dict[str, Any]:
        counted = Usage(tokens(request.prompt), tokens(self.text or self.refusal or ""))
        return {"usage": (self.usage or counted).fields()}


def tokens(text: str) -> int:
    """Estimate the tokens of a text: one for each four characters."""
    return ceil(len(text) / 4)


def _pieces(text: str | None) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] if text else []
