"""Owns `Fault`: what all the ways in which a model server fails have in common."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace

from evals.peers.request import ChatRequest
from evals.peers.wire import Wire


@dataclass(frozen=True)
class Fault(ABC):
    """Something that goes wrong with one request."""

    delay_s: float = field(default=0.0, kw_only=True)
    """The time before it does."""

    def wire(self, request: ChatRequest) -> Wire:
        """Give what the client gets to see."""
        wire = self.made(request)
        return replace(wire, delay_s=wire.delay_s + self.delay_s)

    @abstractmethod
    def made(self, request: ChatRequest) -> Wire:
        """Give the answer of this fault, without its delay."""
