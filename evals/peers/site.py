"""Owns what the scripted server answers at which path."""

import time
from dataclasses import dataclass, field

from evals.peers.http import Asked
from evals.peers.record import Record
from evals.peers.refusals import BadKey
from evals.peers.request import ChatRequest, parse
from evals.peers.scripts import Script
from evals.peers.wire import Wire, dumps, error


@dataclass
class Site:
    """The paths, the script behind them, and the record."""

    script: Script
    models: tuple[str, ...] = ("scripted",)
    require_key: bool = False
    """Whether a request without an API key is refused (and counted) before the script sees it."""
    record: Record = field(default_factory=Record)

    def answer(self, asked: Asked) -> tuple[Wire, int]:
        """Give the answer, and its number."""
        chat = (asked.method, asked.path) == ("POST", "/v1/chat/completions")
        if chat:
            self.record.calls += 1
        number = self.record.calls
        request = ChatRequest({}, asked.headers, number, time.monotonic())
        if not request.key:
            self.record.keyless += 1
            if self.require_key:
                return BadKey().wire(request), number
        return (self._chat(asked, request) if chat else self._other(asked)), number

    def _chat(self, asked: Asked, bare: ChatRequest) -> Wire:
        body = parse(asked.body)
        if body is None:
            return Wire(error("The body is no JSON object with messages."), 400)
        request = ChatRequest(body, bare.headers, bare.number, bare.at)
        self.record.requests.append(request)
        try:
            return self.script(request).wire(request)
        except Exception as failure:  # noqa: BLE001  # it must not pass for a fault on purpose
            self.record.failure = self.record.failure or failure
            return Wire(error("The script failed.", "script_error"), 500)

    def _other(self, asked: Asked) -> Wire:
        listed = [
            {"id": each, "object": "model", "created": 0, "owned_by": "brevier"}
            for each in self.models
        ]
        if asked.method == "GET" and asked.path == "/v1/models":
            return Wire(dumps({"object": "list", "data": listed}))
        self.record.strays.append(f"{asked.method} {asked.path}")
        return Wire(dumps({"detail": "Not Found"}), 404)
