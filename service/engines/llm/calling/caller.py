"""Owns the door of the calling: `build_caller(settings)` gives what makes a `Call` an article."""

import asyncio
from types import TracebackType
from typing import Self

from service.engines.llm.base import Call, ModelReply, ModelRequest
from service.engines.llm.calling.chat import Chat
from service.engines.llm.calling.endpoint import endpoint
from service.engines.llm.calling.ladder import Ladder
from service.engines.llm.calling.options import Options
from service.engines.llm.calling.pace import Bookings, Pace, Started
from service.engines.llm.calling.probing import Probe, probe
from service.engines.llm.calling.replies import Answer
from service.engines.llm.calling.retrying import Schedule, insist
from service.settings import Settings


class Caller:
    """Calls one model for all articles of the process: they share pace, ladder and connections.

    `aclose` it (or use it as a context) at the end of each event loop that it was used on.
    """

    def __init__(self, chat: Chat, pace: Pace, schedule: Schedule, deadline_s: float) -> None:
        """Take the parts that `build_caller` makes."""
        self._chat, self._pace, self._schedule = chat, pace, schedule
        self._deadline_s = deadline_s
        self._ladder = Ladder(self._attempt, chat.options)

    def for_article(self, deadline_s: float | None = None) -> Call:
        """Give the `Call` of one article; its time begins now, on the running loop.

        Args:
            deadline_s: The seconds that all its calls may take, with retries and with waiting for
                their turn; None for `BREVIER_LLM_DEADLINE`.
        """
        seconds = self._deadline_s if deadline_s is None else deadline_s
        deadline = asyncio.get_running_loop().time() + seconds

        async def call(request: ModelRequest) -> ModelReply:
            return await insist(self._ask, request, self._schedule, deadline)

        return call

    async def probe(self) -> Probe:
        """Make one tiny call and say what the endpoint can do.

        Raises:
            ModelError: the endpoint failed; the message quotes it, without secrets.
        """
        return await probe(self._ladder)

    async def aclose(self) -> None:
        """Close the connections that were opened on the running loop."""
        await self._chat.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _ask(self, request: ModelRequest) -> ModelReply:
        return (await self._ladder.ask(request)).reply

    async def _attempt(self, request: ModelRequest, options: Options) -> Answer:
        async with self._pace.turn(request.prompt_tokens + request.most_tokens):
            return await self._chat.ask(request, options)


def build_caller(
    settings: Settings, schedule: Schedule | None = None, started: Started | None = None
) -> Caller:
    """Wire what calls the model of the settings; nothing is sent yet.

    Args:
        settings: Which model, where, how fast.
        schedule: How failed attempts are made again.
        started: What keeps the limits of a minute with others; None keeps them in this process.

    Raises:
        SettingsInvalid: no model, an unknown provider, or its package or its key is missing.
    """
    temperature = 0.0 if settings.llm_temperature is None else settings.llm_temperature
    chat = Chat(endpoint(settings), settings.llm_timeout, temperature)
    started = started or Bookings(settings.llm_rpm, settings.llm_tpm).started
    pace = Pace(settings.llm_concurrency, started)
    return Caller(chat, pace, schedule or Schedule(), settings.llm_deadline)
