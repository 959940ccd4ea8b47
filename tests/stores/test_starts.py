"""No period has more calls or tokens than it may, whoever books; on the database's clock."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from service.errors import StoreUnavailable
from service.stores.database import Database
from service.stores.starts import CLEARED_EVERY, Limits, Start, Starts
from service.stores.tables import model_calls

Move = tuple[float, int, int | None]
"""Seconds until a call comes, its tokens, and which of the last ten is given back before."""
Most = tuple[int | None, int | None]
PERIOD, SLACK = 60.0, 1.0
HELD = PERIOD + SLACK
limits = st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(100, 300))
moves = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.5, 7.25, 30.0, 61.0]),
        st.integers(0, 150) | st.just(1000),
        st.sampled_from([None, None, None, 0, 1, 2, 5, 9]),
    ),
    min_size=CLEARED_EVERY + 4,
    max_size=CLEARED_EVERY + 8,
)


@dataclass
class Hand:
    """A clock that is set by hand."""

    at: float = 1e9

    async def __call__(self, _: AsyncConnection) -> float:
        return self.at


class Made(NamedTuple):
    came: float
    tokens: int
    booked: Start


def use(url: str, what: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(url)
        try:
            await what(database)
        finally:
            await database.close()

    asyncio.run(run())


async def starts_of(database: Database) -> list[float]:
    query = select(model_calls.c.starts_at).order_by(model_calls.c.number)
    async with database.transaction() as connection:
        return list((await connection.execute(query)).scalars())


def fits(made: list[Made], start: float, tokens: int, calls: int | None, most: int | None) -> bool:
    """Say by looking at every window whether a call may start then beside those made."""
    all_made = [(each.booked.at, each.tokens) for each in made] + [(start, tokens)]
    for first, _ in all_made:
        within = [spent for at, spent in all_made if first <= at < first + HELD]
        if calls is not None and len(within) > calls:
            return False
        if most is not None and sum(within) > most:
            return False
    return True


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves, limits)
def test_each_starts_as_early_as_every_window_allows_and_no_earlier(
    database_url: str,
    wanted: list[tuple[float, int, int | None]],
    most: tuple[int | None, int | None],
) -> None:
    async def run(database: Database) -> None:
        async with database.transaction("book") as connection:
            await connection.execute(delete(model_calls))
        clock, made = Hand(), list[Made]()
        starts = Starts(database, Limits(*most, PERIOD, SLACK), clock)
        for pause, tokens, gone in wanted:
            if gone is not None and len(made) > gone:
                await made.pop(-1 - gone).booked.give_back()
            clock.at += pause
            taken = min(tokens, most[1] or tokens)
            each = Made(clock.at, taken, await starts.book(tokens))
            first = max(each.came, made[-1].booked.at if made else 0.0)
            could = sorted({first, *(one.booked.at + HELD for one in made)})
            assert each.booked.at == next(
                at for at in could if at >= first and fits(made, at, taken, *most)
            )
            made.append(each)

    use(database_url, run)


def test_processes_that_book_at_once_share_the_limit(database_url: str) -> None:
    async def run(first: Database) -> None:
        others = [Database(database_url) for _ in range(3)]
        clock = Hand()
        all_of = [Starts(one, Limits(10, None), clock) for one in (first, *others)]
        await all_of[0].book(1)
        await asyncio.gather(*(starts.book(1) for starts in all_of for _ in range(10)))
        for one in others:
            await one.close()
        starts = [start - 1e9 for start in await starts_of(first)]
        assert starts == [0.0] * 10 + [HELD] * 10 + [2 * HELD] * 10 + [3 * HELD] * 10 + [4 * HELD]

    use(database_url, run)


def test_a_start_opens_and_closes_on_the_clock_of_this_process(database_url: str) -> None:
    async def run(database: Database) -> None:
        starts = Starts(database, Limits(1, None, 2.0, 1.0))
        before = monotonic()
        first, second = await starts.book(1), await starts.book(1)
        after = monotonic()
        assert before <= first.opens <= after
        assert before + 3.0 <= second.opens <= after + 3.0
        assert first.closes - first.opens == pytest.approx(0.5, abs=0.2)

    use(database_url, run)


def test_old_rows_go_and_the_sums_go_on(database_url: str) -> None:
    async def run(database: Database) -> None:
        clock = Hand()
        starts = Starts(database, Limits(3, 1000), clock)
        for _ in range(10 * CLEARED_EVERY):
            clock.at += 30.0
            await starts.book(10)
        async with database.transaction() as connection:
            rows = await connection.scalar(select(func.count()).select_from(model_calls))
        assert rows is not None
        assert rows <= CLEARED_EVERY + 3

    use(database_url, run)


def test_what_is_given_back_twice_or_late_takes_nothing_from_others(database_url: str) -> None:
    async def run(database: Database) -> None:
        clock = Hand()
        starts = Starts(database, Limits(1, None), clock)
        first = await starts.book(1)
        await first.give_back()
        clock.at += 1.0
        await starts.book(1)  # has the number that the first had
        await first.give_back()
        await starts.book(1)
        assert await starts_of(database) == [1e9 + 1, 1e9 + 1 + HELD]

    use(database_url, run)


@pytest.mark.parametrize(("most", "sizes"), [((3, None), (0, 0, 0)), ((None, 100), (40, 40, 20))])
def test_what_is_given_back_between_others_is_taken_by_the_next(
    database_url: str, most: Most, sizes: tuple[int, ...]
) -> None:
    async def run(database: Database) -> None:
        starts = Starts(database, Limits(*most), Hand())
        made = [await starts.book(tokens) for tokens in sizes]
        await made[1].give_back()
        assert (await starts.book(sizes[1])).at == made[0].at
        assert (await starts.book(1)).at == made[0].at + HELD

    use(database_url, run)


def test_a_clock_that_is_put_back_holds_nobody_up_and_lets_nobody_through(
    database_url: str,
) -> None:
    async def run(database: Database) -> None:
        clock = Hand()
        starts = Starts(database, Limits(2, None), clock)
        await starts.book(1)
        await starts.book(1)
        clock.at -= 3600.0
        await starts.book(1)
        assert (await starts_of(database))[-1] == clock.at + HELD

    use(database_url, run)


def test_who_is_frozen_while_booking_holds_nobody_up_for_long(postgres_url: str) -> None:
    async def run(frozen: Database) -> None:
        other = Database(postgres_url)
        starts = Starts(other, Limits(1, None))
        await starts.book(1)

        async def freeze() -> None:
            async with frozen.transaction("book") as connection:
                began = monotonic()
                await starts.book(1)
                assert 4 < monotonic() - began < 30
                await connection.execute(select(1))

        with pytest.raises(StoreUnavailable, match="try again"):
            await freeze()
        await other.close()

    use(postgres_url, run)


def test_a_database_that_is_away_is_said() -> None:
    async def run(database: Database) -> None:
        with pytest.raises(StoreUnavailable):
            await Starts(database, Limits(1, None)).book(1)

    use("postgresql://u:p@127.0.0.1:1/none", run)
