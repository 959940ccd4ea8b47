"""Owns the budgets: none, or so many tokens a day over everything that keeps the same account."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta

from service.errors import OverBudget

Spend = Callable[[date, int], Awaitable[int]]
"""Adds tokens to those of a day (UTC), or takes some off, and gives what they come to."""


class Unlimited:
    """Any number of tokens."""

    async def reserve(self, tokens: int) -> None:
        """Let everything through."""

    async def settle(self, reserved: int, spent: int) -> None:
        """Keep no account."""


class Daily:
    """At most so many tokens a day, kept by `spend`; what is set aside counts as spent.

    A process that dies leaves what it had set aside in the account: the cap holds all the same.
    """

    def __init__(
        self, most: int, spend: Spend, clock: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    ) -> None:
        """Take the cap, in tokens, and the account."""
        self._most, self._spend, self._clock = most, spend, clock

    async def reserve(self, tokens: int) -> None:
        """Set tokens aside, or raise OverBudget and leave the account as it was."""
        day = self._clock().date()
        total = await self._spend(day, tokens)
        if total > self._most:
            await self._spend(day, -tokens)
            raise OverBudget(
                f"this article needs about {tokens:,} tokens; {total - tokens:,} of the "
                f"{self._most:,} of `BREVIER_MAX_DAILY_TOKENS` are spent today (UTC)",
                retry_after=self._until_tomorrow(),
            )

    def _until_tomorrow(self) -> float:
        now = self._clock()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        return (tomorrow - now).total_seconds()

    async def settle(self, reserved: int, spent: int) -> None:
        """Put what was spent in place of what had been set aside."""
        await self._spend(self._clock().date(), spent - reserved)
