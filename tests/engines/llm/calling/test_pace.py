"""No period has more calls or tokens than it may, whatever comes when."""

import asyncio
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.llm.calling.pace import Booking, Bookings, Pace

PERIOD = 60.0
arrivals = st.lists(st.tuples(st.floats(0, 30), st.integers(0, 150)), max_size=30)


def booked(
    wanted: list[tuple[float, int]], calls: int | None, tokens: int | None
) -> list[tuple[float, Booking]]:
    """Book calls that come so many seconds after each other; give the arrival of each with it."""
    bookings, now, made = Bookings(calls, tokens, PERIOD), 1000.0, []
    for pause, spent in wanted:
        now += pause
        made.append((now, bookings.book(now, spent)))
    return made


@given(arrivals, st.integers(1, 5), st.integers(100, 300))
def test_no_period_has_more_than_it_may(
    wanted: list[tuple[float, int]], calls: int, tokens: int
) -> None:
    made = booked(wanted, calls, tokens)
    for _, first in made:
        end = first.start + PERIOD
        within = [each for _, each in made if first.start <= each.start < end]
        assert len(within) <= calls
        assert sum(each.tokens for each in within) <= tokens


@given(arrivals, st.integers(1, 5), st.integers(100, 300))
def test_nobody_starts_before_coming_or_overtakes(
    wanted: list[tuple[float, int]], calls: int, tokens: int
) -> None:
    made = booked(wanted, calls, tokens)
    assert all(each.start >= came for came, each in made)
    starts = [each.start for _, each in made]
    assert starts == sorted(starts)


@given(arrivals)
def test_without_limits_nobody_waits(wanted: list[tuple[float, int]]) -> None:
    assert all(each.start == came for came, each in booked(wanted, None, None))


def test_each_starts_as_early_as_it_can() -> None:
    starts = [each.start - 1000 for _, each in booked([(0, 0), (1, 0), (0, 0), (0, 0)], 2, None)]
    assert starts == [0, 1, 60, 61]
    starts = [each.start - 1000 for _, each in booked([(0, 90), (1, 20), (0, 80)], None, 100)]
    assert starts == [0, 60, 60]


def test_a_call_that_was_never_made_takes_nothing() -> None:
    bookings = Bookings(1, None)
    bookings.give_back(bookings.book(5.0, 1))
    assert bookings.book(6.0, 1).start == 6.0


def test_who_gives_up_while_waiting_frees_the_place() -> None:
    bookings = Bookings(1, None)
    pace = Pace(9, bookings.started)

    async def take() -> None:
        async with pace.turn(1):
            pass

    async def run() -> None:
        await take()
        waiting = asyncio.create_task(take())
        await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(run())
    now = monotonic()
    assert bookings.book(now, 0).start < now + PERIOD  # the second period, not the third


def test_seats_belong_to_a_loop_and_bookings_to_all() -> None:
    pace = Pace(2, Bookings(None, None).started)
    inside = most = 0

    async def stay() -> None:
        nonlocal inside, most
        async with pace.turn(1):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def run() -> None:
        await asyncio.gather(*(stay() for _ in range(7)))

    for _ in "ab":
        asyncio.run(run())
    assert (inside, most) == (0, 2)
