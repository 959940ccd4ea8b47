"""Peers to run the LLM engine against over loopback: a scripted model server, and a real one.

    with ChatServer(sequence(RateLimited(retry_after=1), Reply('{"lines": []}'))) as server:
        client = AsyncOpenAI(base_url=server.base_url, api_key="any")
        ...
    assert server.calls == 2

A script is any function from a `ChatRequest` to a `Reply` or a `Fault`. `ChildServer` is the same
in a process of its own, for benches that measure the CPU of the client.
"""

from evals.peers.chat_server import ChatServer, ScriptFailed
from evals.peers.child import ChildServer
from evals.peers.contents import (
    Cut,
    Empty,
    Filtered,
    HtmlPage,
    NoChoices,
    NotJson,
    Refusal,
    WrongSchema,
)
from evals.peers.fault import Fault
from evals.peers.gateways import (
    UnsupportedFormat,
    UnsupportedParameter,
    with_context,
    with_keys,
    without_formats,
    without_parameters,
)
from evals.peers.limits import ContextTooLong
from evals.peers.lines import Drip, Dropped, NoAnswer
from evals.peers.refusals import (
    BadKey,
    Forbidden,
    NoSuchModel,
    PromptFiltered,
    QuotaSpent,
    RateLimited,
    ServerError,
    Status,
)
from evals.peers.reply import Reply, Usage
from evals.peers.request import ChatRequest
from evals.peers.scripts import Answer, Script, by_content, sequence

__all__ = [
    "Answer",
    "BadKey",
    "ChatRequest",
    "ChatServer",
    "ChildServer",
    "ContextTooLong",
    "Cut",
    "Drip",
    "Dropped",
    "Empty",
    "Fault",
    "Filtered",
    "Forbidden",
    "HtmlPage",
    "NoAnswer",
    "NoChoices",
    "NoSuchModel",
    "NotJson",
    "PromptFiltered",
    "QuotaSpent",
    "RateLimited",
    "Refusal",
    "Reply",
    "Script",
    "ScriptFailed",
    "ServerError",
    "Status",
    "UnsupportedFormat",
    "UnsupportedParameter",
    "Usage",
    "WrongSchema",
    "by_content",
    "sequence",
    "with_context",
    "with_keys",
    "without_formats",
    "without_parameters",
]
