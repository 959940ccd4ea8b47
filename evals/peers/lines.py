"""Owns the faults of the line itself: silence, dripping, and connections that break."""

from dataclasses import dataclass, replace
from math import inf

from evals.peers.fault import Fault
from evals.peers.reply import Reply
from evals.peers.request import ChatRequest
from evals.peers.wire import Wire

_SOME = Reply('{"lines": []}')


@dataclass(frozen=True)
class NoAnswer(Fault):
    """Nothing ever comes; the connection stays open."""

    def made(self, request: ChatRequest) -> Wire:
        """Give an answer that waits for ever."""
        return Wire(delay_s=inf)


@dataclass(frozen=True)
class Drip(Fault):
    """The head at once, then byte after byte: no read ever waits long, and all of it does."""

    reply: Reply = _SOME
    bytes_per_second: float = 10.0

    def made(self, request: ChatRequest) -> Wire:
        """Give the reply, slowly."""
        return replace(self.reply.wire(request), byte_s=1 / self.bytes_per_second)


@dataclass(frozen=True)
class Dropped(Fault):
    """The connection is closed before the answer is complete."""

    after: int | None = None
    """Bytes of the body that still come; None: not even the head."""
    reply: Reply = _SOME
    reset: bool = False
    """A reset, as of a process that was killed, instead of an orderly close."""

    def made(self, request: ChatRequest) -> Wire:
        """Give the reply, cut."""
        cut = -1 if self.after is None else self.after
        return replace(self.reply.wire(request), cut=cut, reset=self.reset)
