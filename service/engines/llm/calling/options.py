"""Owns the options of a request that not every endpoint takes, and how to do without them."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from service.engines.llm.base import ModelRequest
from service.engines.llm.calling.failed import Failed

Rung = Literal["json_schema", "json_object with schema", "json_object", "text"]
RUNGS: tuple[Rung, ...] = ("json_schema", "json_object with schema", "json_object", "text")
"""The forms of an answer, the strictest first."""

FORM = "response_format"
MAYBE = ("temperature", "max_tokens", "max_completion_tokens")
"""What is left out where an endpoint refuses it by name."""


class Options(NamedTuple):
    """What is asked of an endpoint; all of it until it refuses something."""

    rung: Rung = RUNGS[0]
    left_out: frozenset[str] = frozenset()

    def without(self, failed: Failed) -> "Options | None":
        """Give up what was refused; None where there is nothing left to give up."""
        if failed.refuses == FORM and self.rung != RUNGS[-1]:
            return self._replace(rung=RUNGS[RUNGS.index(self.rung) + 1])
        if failed.refuses in MAYBE and failed.refuses not in self.left_out:
            return self._replace(left_out=self.left_out | {failed.refuses})
        return None

    def meet(self, other: "Options") -> "Options":
        """Give what both leave."""
        rung = max(self.rung, other.rung, key=RUNGS.index)
        return Options(rung, self.left_out | other.left_out)

    def body(self, request: ModelRequest, temperature: float) -> dict[str, Any]:
        """Give the fields of an OpenAI-compatible request.

        Both limits are sent: older servers know only `max_tokens`, and llama-cpp's ignores the
        newer one; OpenAI's newer models take only `max_completion_tokens`.
        """
        most = request.most_tokens
        wanted = dict(zip(MAYBE, (temperature, most, most), strict=True))
        body: dict[str, Any] = {k: v for k, v in wanted.items() if k not in self.left_out}
        form = _FORMS[self.rung](request) if request.form is not None else None
        return body | {FORM: form} if form else body


def _schema(request: ModelRequest) -> dict[str, Any]:
    schema = {"name": request.form_name, "strict": True, "schema": request.form}
    return {"type": "json_schema", "json_schema": schema}


_FORMS: dict[Rung, Callable[[ModelRequest], dict[str, Any] | None]] = {
    "json_schema": _schema,
    "json_object with schema": lambda request: {"type": "json_object", "schema": request.form},
    "json_object": lambda _: {"type": "json_object"},
    "text": lambda _: None,
}
