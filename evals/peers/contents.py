"""Owns the faults that come with status 200: no text, cut text, wrong text."""

import json
from dataclasses import dataclass, replace
from typing import Any

from evals.peers.fault import Fault
from evals.peers.reply import Reply
from evals.peers.request import ChatRequest
from evals.peers.wire import EVENTS, Wire


@dataclass(frozen=True)
class Refusal(Fault):
    """The model will not; `content` is null."""

    message: str = "I'm sorry, I cannot help with that."

    def made(self, request: ChatRequest) -> Wire:
        """Give the refusal."""
        return Reply(None, refusal=self.message).wire(request)


@dataclass(frozen=True)
class Filtered(Fault):
    """A filter stopped the answer after some of its text."""

    text: str = ""

    def made(self, request: ChatRequest) -> Wire:
        """Give what there was before."""
        return Reply(self.text, "content_filter").wire(request)


@dataclass(frozen=True)
class Cut(Fault):
    """The answer reached the limit of its length: the first characters of a text."""

    text: str
    keep: int

    def made(self, request: ChatRequest) -> Wire:
        """Give the beginning."""
        return Reply(self.text[: self.keep], "length").wire(request)


@dataclass(frozen=True)
class Empty(Fault):
    """An answer whose text is empty, or null."""

    null: bool = False

    def made(self, request: ChatRequest) -> Wire:
        """Give nothing."""
        return Reply(None if self.null else "").wire(request)


@dataclass(frozen=True)
class NoChoices(Fault):
    """An answer without any choice; some gateways send null instead of an empty list."""

    null: bool = False

    def made(self, request: ChatRequest) -> Wire:
        """Give a completion without a choice."""
        whole = json.loads(
            Reply("").wire(replace(request, body={**request.body, "stream": False})).body
        )
        whole["choices"] = None if self.null else []
        body = json.dumps(whole).encode()
        if request.stream:
            return Wire(b"data: %s\n\ndata: [DONE]\n\n" % body, content_type=EVENTS)
        return Wire(body)


@dataclass(frozen=True)
class NotJson(Fault):
    """The model chats instead of answering in JSON."""

    text: str = "Sure! Here is the briefing that you asked for."

    def made(self, request: ChatRequest) -> Wire:
        """Give prose."""
        return Reply(self.text).wire(request)


@dataclass(frozen=True)
class WrongSchema(Fault):
    """JSON, but not what was asked for."""

    value: Any = None
    """None gives an object of one unknown key."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the value as the text of the answer."""
        value = {"answer": 42} if self.value is None else self.value
        return Reply(json.dumps(value, ensure_ascii=False)).wire(request)


@dataclass(frozen=True)
class HtmlPage(Fault):
    """Status 200 with a page, as of a captive portal or of a wrong base URL."""

    text: str = "<!doctype html><html><body>Please sign in</body></html>"
    content_type: str = "text/html; charset=utf-8"

    def made(self, request: ChatRequest) -> Wire:
        """Give the page."""
        return Wire(self.text.encode(), content_type=self.content_type)
