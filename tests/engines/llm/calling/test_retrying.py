"""How often, how far apart, and when there is no time for more."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.retrying import Schedule, added, insist
from service.errors import ModelBusy, ModelError, ModelTimeout
from service.models import Tokens
from tests.engines.llm.calling.asking import QUICK, request

seconds = st.floats(0.001, 100)
Event = Failed | str


@given(
    failures=st.integers(1, 2000),
    first_s=seconds,
    most_s=seconds,
    retry_after=st.none() | st.floats(0, 1e6),
)
def test_waits_are_bounded_and_never_undercut_what_was_told(
    failures: int, first_s: float, most_s: float, retry_after: float | None
) -> None:
    schedule = Schedule(first_s=first_s, most_s=most_s)
    told = retry_after or 0.0
    ceiling = min(most_s, first_s * 2 ** min(failures - 1, 30))
    assert told <= schedule.wait_s(failures, retry_after) <= (told + ceiling) * (1 + 1e-9)


def test_waits_differ() -> None:
    assert len({Schedule().wait_s(3) for _ in range(20)}) > 15


def passing(retry_after: float | None = None) -> Failed:
    return Failed(ModelBusy("busy", retry_after), again=True)


def insisted(events: list[Event], within_s: float = 5.0) -> tuple[object, int]:
    """Insist on an answer of a model that does as scripted; also give how often it was asked."""
    script: Iterator[Event] = iter(events)
    asked = 0

    async def ask(_: ModelRequest) -> ModelReply:
        nonlocal asked
        asked += 1
        event = next(script)
        if isinstance(event, Failed):
            raise event
        if event == "silence":
            await asyncio.sleep(9)
        return ModelReply(text=event, tokens=Tokens(input=3, output=1))

    async def run() -> object:
        deadline = asyncio.get_running_loop().time() + within_s
        try:
            return await insist(ask, request(), QUICK, deadline)
        except ModelError as error:
            return error

    came = asyncio.run(run())
    assert not isinstance(came, ModelError) or came.__context__ is None
    return came, asked


@given(st.integers(1, 6))
def test_there_are_never_more_attempts_than_the_schedule_has(failures: int) -> None:
    came, asked = insisted([passing()] * failures + ["good"])
    assert asked == min(failures + 1, QUICK.attempts)
    assert isinstance(came, ModelReply) == (failures < QUICK.attempts)


def test_what_does_not_pass_is_not_asked_again() -> None:
    came, asked = insisted([Failed(ModelError("no such model"))])
    assert (str(came), asked) == ("no such model", 1)


def test_what_is_told_to_come_too_late_fails_at_once() -> None:
    came, asked = insisted([passing(99.0)])
    assert isinstance(came, ModelBusy)
    assert (came.retry_after, asked) == (99.0, 1)


def test_at_the_deadline_the_last_failure_counts() -> None:
    came, asked = insisted([passing(), "silence"], within_s=0.5)
    assert (type(came), asked) == (ModelBusy, 2)
    came, asked = insisted(["silence"], within_s=0.05)
    assert (type(came), asked) == (ModelTimeout, 1)


@pytest.mark.parametrize(
    ("events", "text", "paid", "asked"),
    [
        (["", "good"], "good", 6, 2),
        ([" \n", ""], "", 6, 2),
        ([passing(), "", "good"], "good", 6, 3),
        ([passing(), passing(), ""], "", 3, 3),
    ],
)
def test_empty_answers_are_asked_for_again_and_paid_for(
    events: list[Event], text: str, paid: int, asked: int
) -> None:
    came, often = insisted(events)
    assert isinstance(came, ModelReply)
    assert (came.text, came.tokens.input, often) == (text, paid, asked)


def test_a_sum_with_an_estimate_is_one() -> None:
    one, other = Tokens(input=1, output=2, cached=1), Tokens(input=3, estimated=True)
    assert added(one, other) == Tokens(input=4, output=2, cached=1, estimated=True)
