"""Owns what real gateways refuse: each wraps a script, and answers some requests itself."""

from dataclasses import dataclass
from typing import Literal

from evals.peers.fault import Fault
from evals.peers.limits import ContextTooLong, Kind
from evals.peers.refusals import BadKey
from evals.peers.reply import tokens
from evals.peers.request import ChatRequest
from evals.peers.scripts import Answer, Script
from evals.peers.wire import Wire, dumps, error


@dataclass(frozen=True)
class UnsupportedFormat(Fault):
    """The `response_format` of the request is not known here."""

    status: Literal[400, 422, 500] = 400
    """400 as OpenAI, 422 as servers built on pydantic, 500 as the server of llama-cpp-python."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        at = ["body", "response_format", "type"]
        told = "Input should be 'text' or 'json_object'"
        found = {"type": "literal_error", "loc": at, "msg": told, "input": request.format}
        match self.status:
            case 400:
                body = error(
                    f"Invalid parameter: 'response_format' of type '{request.format}' is not "
                    "supported with this model."
                )
            case 422:
                body = dumps({"detail": [found]})
            case 500:
                body = error(f"1 validation error:\n  {found}", "internal_server_error")
        return Wire(body, self.status)


@dataclass(frozen=True)
class UnsupportedParameter(Fault):
    """A field of the request is not known here, or has only one value."""

    name: str = "max_completion_tokens"
    kind: Literal["unsupported", "value", "unrecognized", "extra"] = "unsupported"
    """unsupported, value: OpenAI's newer models; unrecognized: old gateways; extra: pydantic."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        name = self.name
        match self.kind:
            case "unsupported":
                told = f"Unsupported parameter: '{name}' is not supported with this model."
                return Wire(error(told, code="unsupported_parameter", param=name), 400)
            case "value":
                told = f"Unsupported value: '{name}' does not support this with this model. "
                told += "Only the default (1) value is supported."
                return Wire(error(told, code="unsupported_value", param=name), 400)
            case "unrecognized":
                return Wire(error(f"Unrecognized request argument supplied: {name}"), 400)
            case "extra":
                told = "Extra inputs are not permitted"
                found = {"type": "extra_forbidden", "loc": ["body", name], "msg": told}
                return Wire(dumps({"detail": [found]}), 422)


@dataclass(frozen=True)
class without_formats:  # the names of functions, as used; classes, to go to another process
    """A server that does not know some types of `response_format`."""

    script: Script
    formats: tuple[str, ...] = ("json_schema",)
    status: Literal[400, 422, 500] = 400

    def __call__(self, request: ChatRequest) -> Answer:
        """Refuse, or answer by the script."""
        unknown = request.format in self.formats
        return UnsupportedFormat(self.status) if unknown else self.script(request)


@dataclass(frozen=True)
class without_parameters:
    """A server that refuses requests that have some field, whichever it names first."""

    script: Script
    names: tuple[str, ...] = ("max_completion_tokens",)
    kind: Literal["unsupported", "value", "unrecognized", "extra"] = "unsupported"

    def __call__(self, request: ChatRequest) -> Answer:
        """Refuse, or answer by the script."""
        for name in self.names:
            if request.body.get(name) is not None:
                return UnsupportedParameter(name, self.kind)
        return self.script(request)


@dataclass(frozen=True)
class with_context:
    """A model whose prompts have to fit in so many tokens (a token is four characters)."""

    script: Script
    limit: int
    kind: Kind = "openai"

    def __call__(self, request: ChatRequest) -> Answer:
        """Refuse, or answer by the script."""
        fits = tokens(request.prompt) <= self.limit
        return self.script(request) if fits else ContextTooLong(self.limit, self.kind)


@dataclass(frozen=True)
class with_keys:
    """A server that knows some keys only."""

    script: Script
    keys: tuple[str, ...]

    def __call__(self, request: ChatRequest) -> Answer:
        """Refuse, or answer by the script."""
        return self.script(request) if request.key in self.keys else BadKey()
