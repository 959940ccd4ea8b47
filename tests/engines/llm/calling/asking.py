"""Ask a scripted server by a caller, as an engine does."""

import asyncio
from typing import NamedTuple

from evals.peers import ChatServer, Script
from service.engines.llm.base import Message, ModelReply, ModelRequest
from service.engines.llm.calling.caller import Caller, build_caller
from service.engines.llm.calling.retrying import Schedule
from service.errors import ModelError
from service.settings import load

FORM = {
    "type": "object",
    "properties": {"lines": {"type": "array", "items": {"type": "string"}, "maxItems": 9}},
    "required": ["lines"],
    "additionalProperties": False,
}
ARTICLE = "The harbour master of Quellport calls the crane a disgrace."
GOOD = '{"lines": ["one"]}'
QUICK = Schedule(attempts=3, first_s=0.01, most_s=0.02)
"""The schedule of the product, a fiftieth of its time."""


def request(name: str = "extract 1", *, form: bool = True, most_tokens: int = 60) -> ModelRequest:
    return ModelRequest(
        name=name,
        messages=(
            Message(speaker="system", text="Answer in JSON."),
            Message(speaker="user", text=ARTICLE),
        ),
        form=FORM if form else None,
        form_name="lines",
        most_tokens=most_tokens,
        prompt_tokens=20,
    )


def caller(base_url: str, schedule: Schedule = QUICK, **settings: object) -> Caller:
    chosen = {"model": "openai:m", "llm_base_url": base_url, "llm_timeout": 5, "llm_deadline": 20}
    return build_caller(load(**(chosen | settings)), schedule)


class Outcome(NamedTuple):
    """What came of one call."""

    reply: ModelReply | None
    error: ModelError | None
    calls: int
    """Requests that the server saw."""


def outcome(script: Script, asked: ModelRequest | None = None, **settings: object) -> Outcome:
    """Start a server, call it once as for an article, stop it."""
    with ChatServer(script) as server:

        async def run() -> tuple[ModelReply | None, ModelError | None]:
            async with caller(server.base_url, **settings) as calling:  # type: ignore[arg-type]
                try:
                    return await calling.for_article()(asked or request()), None
                except ModelError as error:
                    return None, error

        reply, error = asyncio.run(run())
        return Outcome(reply, error, server.calls)
