"""Owns the retries of a call: how often, how long apart, and when there is no time for more."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.calling.failed import Failed
from service.errors import ModelError, ModelTimeout
from service.models import Tokens

Ask = Callable[[ModelRequest], Awaitable[ModelReply]]


class Schedule(NamedTuple):
    """How a failed attempt is made again."""

    attempts: int = 4
    empty_attempts: int = 2
    """An empty answer is paid for, and comes again more often than not."""
    first_s: float = 0.5
    most_s: float = 8.0

    def wait_s(self, failures: int, retry_after: float | None = None) -> float:
        """Give the seconds to wait after so many failures: exponential with full jitter.

        What the endpoint told is never undercut: the jitter comes on top of it, so that callers
        that were sent away together do not come back together.
        """
        ceiling = min(self.most_s, self.first_s * 2 ** min(failures - 1, 30))
        return (retry_after or 0.0) + random.uniform(0, ceiling)


async def insist(
    ask: Ask, request: ModelRequest, schedule: Schedule, deadline: float
) -> ModelReply:
    """Ask until there is an answer.

    Args:
        ask: One attempt; raises Failed.
        request: What is asked.
        schedule: How often, how far apart.
        deadline: The time of the running loop at which all must be over.

    Returns:
        The reply, with the tokens of the attempts before it; empty where all were.

    Raises:
        ModelError: what the last attempt failed of; ModelTimeout where there was none.
    """
    trial = _Trial(ask, request, schedule, deadline)
    try:
        async with asyncio.timeout_at(deadline):
            return await trial.run()
    except TimeoutError:
        error = trial.failure or ModelTimeout(
            "The time for the article is over (`BREVIER_LLM_DEADLINE`)"
        )
    except Failed as failed:
        error = failed.error
    raise error


class _Trial:
    """One call with its attempts."""

    def __init__(
        self, ask: Ask, request: ModelRequest, schedule: Schedule, deadline: float
    ) -> None:
        self._ask, self._request, self._schedule = ask, request, schedule
        self._deadline = deadline
        self._spent = Tokens()
        self.failure: ModelError | None = None

    async def run(self) -> ModelReply:
        empty = 0
        for number in range(1, self._schedule.attempts + 1):
            try:
                reply = await self._ask(self._request)
            except Failed as failed:
                self.failure = failed.error
                if not failed.again or number == self._schedule.attempts:
                    raise
                await self._wait(number, failed)
                continue
            self._spent = added(self._spent, reply.tokens)
            empty += _is_empty(reply)
            if not _is_empty(reply) or empty >= self._schedule.empty_attempts:
                break
        return reply.model_copy(update={"tokens": self._spent})

    async def _wait(self, failures: int, failed: Failed) -> None:
        wait_s = self._schedule.wait_s(failures, failed.error.retry_after)
        if asyncio.get_running_loop().time() + wait_s >= self._deadline:
            raise failed
        await asyncio.sleep(wait_s)


def _is_empty(reply: ModelReply) -> bool:
    return reply.finish == "stop" and not reply.text.strip()


def added(one: Tokens, other: Tokens) -> Tokens:
    """Add what was paid for; a sum with an estimate in it is an estimate."""
    return Tokens(
        input=one.input + other.input,
        output=one.output + other.output,
        cached=one.cached + other.cached,
        estimated=one.estimated or other.estimated,
    )
