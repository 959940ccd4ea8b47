"""Owns the probe of an endpoint: one tiny call, and what it shows."""

import json
from time import monotonic
from typing import NamedTuple

from service.engines.llm.base import Message, ModelRequest
from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.ladder import Ladder
from service.engines.llm.calling.options import Rung

_REQUEST = ModelRequest(
    name="probe",
    messages=(Message(speaker="user", text='Answer with this JSON only: {"ok": true}'),),
    form={
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
        "additionalProperties": False,
    },
    form_name="probe",
    most_tokens=512,  # a model that thinks spends some before it answers
    prompt_tokens=32,
)


class Probe(NamedTuple):
    """What an endpoint can do."""

    model: str | None
    """The name under which it answered, where it gave one."""
    form: Rung
    """The strictest form of an answer that it takes."""
    kept: bool
    """Whether the answer had that form."""
    counted: bool
    """Whether it tells the tokens; else they are estimated."""
    left_out: tuple[str, ...]
    """The options that it does not take."""
    seconds: float


async def probe(ladder: Ladder) -> Probe:
    """Make one tiny call.

    Raises:
        ModelError: the endpoint failed; the message quotes it, without secrets.
    """
    start = monotonic()
    try:
        answer = await ladder.ask(_REQUEST)
    except Failed as failed:
        said = f": {failed.said}" if failed.said else ""
        error = type(failed.error)(f"{failed.error}{said}", failed.error.retry_after)
    else:
        options = ladder.options
        return Probe(
            model=answer.model,
            form=options.rung,
            kept=_is_json(answer.reply.text),
            counted=answer.counted,
            left_out=tuple(sorted(options.left_out)),
            seconds=monotonic() - start,
        )
    raise error


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
