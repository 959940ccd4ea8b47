"""Owns the faults that are an HTTP status: keys, models, limits, filters and broken servers."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Literal

from evals.peers.fault import Fault
from evals.peers.request import ChatRequest
from evals.peers.wire import Wire, dumps, error


@dataclass(frozen=True)
class Status(Fault):
    """Any status with an error in OpenAI's form."""

    status: int
    message: str = "The request failed."
    type: str | None = "invalid_request_error"
    code: str | None = None
    param: str | None = None

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        return Wire(error(self.message, self.type, self.code, self.param), self.status)


@dataclass(frozen=True)
class BadKey(Fault):
    """401: the key is wrong, and the answer repeats it, as real ones do in part."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        told = f"Incorrect API key provided: {request.key}." if request.key else "No API key."
        return Wire(error(told, code="invalid_api_key"), 401)


@dataclass(frozen=True)
class Forbidden(Fault):
    """403: the key is good, but not for this."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        told = f"Project does not have access to model `{request.model}`."
        return Wire(error(told, code="model_not_found"), 403)


@dataclass(frozen=True)
class NoSuchModel(Fault):
    """404, in the words of OpenAI, of vLLM or of Ollama."""

    kind: Literal["openai", "vllm", "ollama"] = "openai"

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        told = f"The model `{request.model}` does not exist"
        match self.kind:
            case "openai":
                body = error(f"{told} or you do not have access to it.", code="model_not_found")
            case "vllm":
                body = error(f"{told}.", "NotFoundError", 404, "model")
            case "ollama":
                body = error(f"model '{request.model}' not found", "not_found_error")
        return Wire(body, 404)


@dataclass(frozen=True)
class RateLimited(Fault):
    """429, with or without saying when to come back."""

    retry_after: float | datetime | None = None
    """Seconds, or a time (with its zone), which goes out as an HTTP date."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        headers = {}
        if isinstance(self.retry_after, datetime):
            headers["retry-after"] = format_datetime(self.retry_after, usegmt=True)
        elif self.retry_after is not None:
            headers["retry-after"] = f"{self.retry_after:g}"
        body = error("Rate limit reached.", "requests", "rate_limit_exceeded")
        return Wire(body, 429, headers)


@dataclass(frozen=True)
class QuotaSpent(Fault):
    """429 that no waiting helps: the account has no money left."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        told = "You exceeded your current quota, please check your plan and billing details."
        return Wire(error(told, "insufficient_quota", "insufficient_quota"), 429)


@dataclass(frozen=True)
class ServerError(Fault):
    """500 in JSON; 502, 503 and 504 as the HTML page of a proxy; 529 as of an overloaded one."""

    status: int = 500
    retry_after: float | None = None

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        headers = {} if self.retry_after is None else {"retry-after": f"{self.retry_after:g}"}
        if 502 <= self.status <= 504:
            page = f"<html><body><h1>{self.status}</h1><hr>proxy</body></html>".encode()
            return Wire(page, self.status, headers, "text/html")
        if self.status == 529:
            told = {"type": "overloaded_error", "message": "Overloaded"}
            return Wire(dumps({"type": "error", "error": told}), 529, headers)
        body = error("The server had an error while processing your request.", "server_error")
        return Wire(body, self.status, headers)


@dataclass(frozen=True)
class PromptFiltered(Fault):
    """400 as Azure gives it where its filter stops the prompt."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        found = {
            "violence": {"filtered": True, "severity": "medium"},
            "jailbreak": {"filtered": False, "detected": False},
        }
        inner = {"code": "ResponsibleAIPolicyViolation", "content_filter_result": found}
        told = "The response was filtered due to the prompt triggering the content policy."
        body = error(told, None, "content_filter", "prompt", status=400, innererror=inner)
        return Wire(body, 400)
