"""Owns `Record`: what a scripted server was asked, and how it went."""

from collections import deque
from dataclasses import dataclass, field

from evals.peers.request import ChatRequest

_KEPT = 20_000


@dataclass
class Record:
    """What a server saw; of very many requests the last are kept."""

    requests: deque[ChatRequest] = field(default_factory=lambda: deque(maxlen=_KEPT))
    calls: int = 0
    """How many chat completions were asked for."""
    in_flight: int = 0
    most_in_flight: int = 0
    abandoned: int = 0
    """How many requests the client gave up before their answer was complete."""
    keyless: int = 0
    """How many requests came without an API key."""
    connections: int = 0
    strays: list[str] = field(default_factory=list)
    """Requests for anything else than chat completions and models: `POST /v1/responses`."""
    failure: BaseException | None = None
    """What the script itself raised first."""

    def began(self) -> None:
        """One more request is being answered."""
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)

    def ended(self, *, complete: bool) -> None:
        """One request is answered, or its client is gone."""
        self.in_flight -= 1
        self.abandoned += not complete


class Recorded:
    """The record of a server as its properties."""

    def record(self) -> Record:
        """Give what the server saw until now."""
        raise NotImplementedError

    @property
    def requests(self) -> list[ChatRequest]:
        """The chat requests in the order of their arrival."""
        return list(self.record().requests)

    @property
    def calls(self) -> int:
        """How many chat completions were asked for."""
        return self.record().calls

    @property
    def most_in_flight(self) -> int:
        """The highest number of requests that were being answered at once."""
        return self.record().most_in_flight

    @property
    def abandoned(self) -> int:
        """How many requests the client gave up before their answer was complete."""
        return self.record().abandoned

    @property
    def keyless(self) -> int:
        """How many requests came without an API key."""
        return self.record().keyless

    @property
    def connections(self) -> int:
        """How many connections were opened."""
        return self.record().connections

    @property
    def strays(self) -> list[str]:
        """Requests for anything else than chat completions and models."""
        return list(self.record().strays)
