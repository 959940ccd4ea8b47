"""Owns the steps of a job that cost money: each call of a model, and the account of them.

Each is a step of the DBOS workflow that runs: what it gave is stored before it is used, and a
process that takes the job over is given it again. Steps are numbered as they begin, so that the
engine's rounds, which begin in the order of the text, find theirs. The name of a call tells its
prompt, so that no answer is taken for that to another one, where settings or prompts have changed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from dbos import DBOS
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, ProgrammingError

from service.engines.llm.base import Budget, Call, ModelReply, ModelRequest
from service.errors import ModelError
from service.jobs.log import log
from service.jobs.problem import Failure, failure, raised
from service.stores.faults import unavailable

Told = dict[str, Any]
AGAIN_S = 5.0
"""Seconds between two trials to store what a step gave."""


def durable_calls(calls: Callable[[], Call]) -> Callable[[], Call]:
    """Give what makes a `Call` for an article, of which each call is a step."""

    def for_article() -> Call:
        call = calls()

        async def step(request: ModelRequest) -> ModelReply:
            async def made() -> Told:
                try:
                    return {"reply": (await call(request)).model_dump(mode="json")}
                except ModelError as error:
                    return _failed(error)

            return ModelReply.model_validate((await checkpoint(_name(request), made))["reply"])

        return step

    return for_article


def _name(request: ModelRequest) -> str:
    asked = "\x00".join(each.text for each in request.messages)
    return f"{request.name} {sha256(asked.encode()).hexdigest()[:16]}"


class DurableBudget:
    """A budget that is asked once for each job, whoever works on it."""

    def __init__(self, budget: Budget, handed_on: Callable[[], bool]) -> None:
        """Take the budget that keeps the account, and what says if another will go on."""
        self._budget, self._handed_on = budget, handed_on

    async def reserve(self, tokens: int) -> None:
        """Set tokens aside, or raise what the budget raises."""

        async def made() -> Told:
            try:
                await self._budget.reserve(tokens)
            except ModelError as error:
                return _failed(error)
            return {}

        await checkpoint("reserve", made)

    async def settle(self, reserved: int, spent: int) -> None:
        """Put what was spent in place of what had been set aside, where the job ends here."""
        task = asyncio.current_task()
        if task is not None and task.cancelling():  # no step: the next one has other work here
            if not self._handed_on():
                await self._budget.settle(reserved, spent)
            return

        async def made() -> Told:
            await self._budget.settle(reserved, spent)
            return {}

        await checkpoint("settle", made)


async def checkpoint(name: str, make: Callable[[], Awaitable[Told]]) -> Told:
    """Do something once for the workflow that runs, and give what it gave.

    Raises:
        ModelError: that is what it gave.
    """
    reserved = DBOS.reserve_step()  # before anything is waited for: its number is its place
    made: list[Told] = []

    async def run() -> Told:
        if not made:
            made.append(await make())
        return made[0]

    while True:
        try:
            told = await reserved.run_async({"name": name}, run)
            break
        except (DataError, IntegrityError, ProgrammingError):  # no waiting mends these
            raise
        except DatabaseError as error:  # the disk is full: what was paid for is not given up
            log.warning("%s", unavailable(error))
            await asyncio.sleep(AGAIN_S)
            reserved._used = False  # not public: else it runs once, stored or not
    if "error" in told:
        raise raised(Failure.model_validate(told["error"]))
    return told


def _failed(error: ModelError) -> Told:
    return {"error": failure(error).model_dump(mode="json")}
