"""Owns the ladder of answer forms: step down where the endpoint refuses, and remember it."""

from collections.abc import Awaitable, Callable

from service.engines.llm.base import ModelRequest
from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.options import FORM, MAYBE, RUNGS, Options
from service.engines.llm.calling.replies import Answer

Attempt = Callable[[ModelRequest, Options], Awaitable[Answer]]
"""Makes one attempt with the options that it is given, or raises Failed."""


class Ladder:
    """Asks for the strictest form that the endpoint takes; a step down costs no retry.

    Calls that run at once on first use find out each for itself; each makes at most one request
    for each rung and each option that can be left out.
    """

    def __init__(self, attempt: Attempt, options: Options) -> None:
        """Take an attempt, and the options to begin with."""
        self._attempt = attempt
        self.options = options
        """What the endpoint is known to take."""

    async def ask(self, request: ModelRequest) -> Answer:
        """Ask, giving up what is refused.

        Raises:
            Failed: the attempt failed for another reason, or nothing was left to give up.
        """
        options = self.options
        for _ in range(len(RUNGS) + len(MAYBE)):
            try:
                answer = await self._attempt(request, options)
            except Failed as failed:
                options = self._down(request, options, failed)
            else:
                self._learn(options)
                return answer
        raise AssertionError("there are no more options than that")

    def _down(self, request: ModelRequest, options: Options, failed: Failed) -> Options:
        lower = options.without(failed)
        if lower is None or (failed.refuses == FORM and request.form is None):
            raise failed
        if failed.named:  # else it holds only once an answer has come without it
            self._learn(lower)
        return lower

    def _learn(self, options: Options) -> None:
        self.options = self.options.meet(options)
