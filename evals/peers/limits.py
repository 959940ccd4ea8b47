"""Owns the fault of a prompt that is too long, in the words of each kind of server."""

from dataclasses import dataclass
from typing import Any, Literal

from evals.peers.fault import Fault
from evals.peers.reply import tokens
from evals.peers.request import ChatRequest
from evals.peers.wire import Wire, dumps, error

Kind = Literal[
    "openai", "vllm", "vllm-old", "llama.cpp", "llama.cpp-500", "llama-cpp-python", "groq", "gemini"
]
KINDS: tuple[Kind, ...] = (
    *("openai", "vllm", "vllm-old"),
    *("llama.cpp", "llama.cpp-500", "llama-cpp-python", "groq", "gemini"),
)


@dataclass(frozen=True)
class ContextTooLong(Fault):
    """The prompt does not fit: mostly 400, some say 413 or 500."""

    limit: int = 4096
    kind: Kind = "openai"

    def made(self, request: ChatRequest) -> Wire:
        """Give the error."""
        sent = tokens(request.prompt)
        status, body = _error(self.kind, self.limit, sent)
        return Wire(body, status)


def _error(kind: Kind, limit: int, sent: int) -> tuple[int, bytes]:
    most = f"This model's maximum context length is {limit} tokens. However, "
    asked = f"you requested {sent} tokens ({sent} in the messages, None in the completion)."
    code = "context_length_exceeded"
    long = f"request ({sent} tokens) exceeds the available context size ({limit} tokens)"
    too_many = f"The input token count ({sent}) exceeds the maximum number of tokens ({limit})."
    old: dict[str, Any] = {"object": "error", "message": f"{most}you requested {sent} tokens."}
    old |= {"type": "BadRequestError", "param": None, "code": 400}
    fields: dict[str, Any] = {"n_prompt_tokens": sent, "n_ctx": limit}
    known: dict[Kind, tuple[int, bytes]] = {
        "openai": (400, error(f"{most}you sent {sent} tokens.", code=code, param="messages")),
        "vllm": (400, error(f"{most}you requested {sent} tokens.", "BadRequestError", 400)),
        "vllm-old": (400, dumps(old)),
        "llama.cpp": (400, error(long, "exceed_context_size_error", 400, **fields)),
        "llama.cpp-500": (500, error("Context size has been exceeded.", "server_error", 500)),
        "llama-cpp-python": (400, error(f"{most}{asked}", code=code, param="messages")),
        "groq": (413, error("Request too large for model.", "tokens", "rate_limit_exceeded")),
        "gemini": (
            400,
            dumps([{"error": {"code": 400, "message": too_many, "status": "INVALID_ARGUMENT"}}]),
        ),
    }
    return known[kind]
