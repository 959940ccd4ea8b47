"""Owns the reading of an answer: LangChain's message becomes a ModelReply."""

from typing import NamedTuple

from langchain_core.messages import AIMessage

from service.engines.llm.base import Finish, ModelReply, ModelRequest
from service.models import Tokens

_FINISHES: dict[str, Finish] = {
    "length": "length",
    "max_tokens": "length",  # Anthropic, Google
    "model_context_window_exceeded": "length",
    "content_filter": "filtered",
    "safety": "filtered",
    "prohibited_content": "filtered",
    "recitation": "filtered",
    "refusal": "refused",
}
_REASONS = ("finish_reason", "stop_reason", "done_reason", "stopReason")
_CHARACTERS = 4
"""About how many make a token, where an endpoint does not say what it counted."""


class Answer(NamedTuple):
    """A reply, and what only a probe asks for."""

    reply: ModelReply
    model: str | None = None
    """The name under which the endpoint answered."""
    counted: bool = False
    """Whether the endpoint told the tokens."""


def answer(message: AIMessage, request: ModelRequest) -> Answer:
    """Read an answer of any provider."""
    refusal = message.additional_kwargs.get("refusal")
    text = message.text or ""
    finish: Finish = "refused" if refusal else _finish(message)
    tokens = _counted(message)
    reply = ModelReply(
        text=text, finish=finish, tokens=tokens or _estimated(request, text or str(refusal or ""))
    )
    return Answer(reply, message.response_metadata.get("model_name"), tokens is not None)


def _finish(message: AIMessage) -> Finish:
    told = (message.response_metadata.get(name) for name in _REASONS)
    reason = next((each for each in told if isinstance(each, str)), "stop")
    return _FINISHES.get(reason.lower(), "stop")


def _counted(message: AIMessage) -> Tokens | None:
    usage = message.usage_metadata
    if not usage or not usage["input_tokens"]:
        return None
    details = usage.get("input_token_details") or {}
    # a service tier is written before the name: `priority_cache_read`
    read = (number for name, number in details.items() if name.endswith("cache_read"))
    cached = sum(number for number in read if isinstance(number, int))
    return Tokens(input=usage["input_tokens"], output=usage["output_tokens"], cached=cached)


def _estimated(request: ModelRequest, text: str) -> Tokens:
    output = -(-len(text) // _CHARACTERS)
    return Tokens(input=request.prompt_tokens, output=output, estimated=True)
