"""Owns what the engine and its model say to each other: a request, a reply, a budget; all JSON."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal, Protocol

from pydantic import AfterValidator

from service.models import Tokens
from service.models.words import Model

Speaker = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "refused", "filtered"]


def _storable(text: str) -> str:
    """Give a text without halves of UTF-16 pairs: an endpoint's JSON may hold them, no file can."""
    return text.encode(errors="replace").decode()


class Message(Model):
    """One message of a conversation."""

    speaker: Speaker
    text: str


class ModelRequest(Model):
    """One call of a model, as JSON: it can be stored, and made again after a crash."""

    name: str
    """What the call is for, unique within an article and the same each time: "extract 3"."""
    messages: tuple[Message, ...]
    form: dict[str, Any] | None = None
    """The JSON schema of the answer; None where any text will do."""
    form_name: str = "answer"
    most_tokens: int
    """The longest answer, in tokens."""
    prompt_tokens: int = 0
    """About how many tokens the messages have; what the pace and the budget go by."""


class ModelReply(Model):
    """What a model answered; `text` is whatever came, cut off where `finish` is "length"."""

    text: Annotated[str, AfterValidator(_storable)]
    finish: Finish = "stop"
    tokens: Tokens = Tokens()
    """Tokens paid for, of failed attempts too where the endpoint told them."""


Call = Callable[[ModelRequest], Awaitable[ModelReply]]
"""Calls a model once; retries, pace and deadline are its own affair.

Raises:
    ModelError: no answer could be had; its class says why.
    ContextOverflow: the messages are longer than the model reads.
"""


class Budget(Protocol):
    """Says whether tokens may be spent, and keeps account of those that were."""

    async def reserve(self, tokens: int) -> None:
        """Set tokens aside for an article that is about to be read.

        Raises:
            OverBudget: names the cap.
        """
        ...

    async def settle(self, reserved: int, spent: int) -> None:
        """Put what was spent in place of what had been set aside."""
        ...
