"""Calls start when they are booked, in every process: no window at the server has too many."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

import pytest

from evals.peers import ChatRequest, ChildServer, Reply
from service.engines.llm.calling import sharing
from service.engines.llm.calling.sharing import Shared
from service.errors import StoreUnavailable
from tests import postgres
from tests.conftest import ROOT

PERIOD_S, SLACK_S, CALLS, RUN_S = 2.0, 0.5, 8, 7.0
CALLER = """
import asyncio, sys, time
from service.engines.llm.base import Message, ModelRequest
from service.engines.llm.calling.caller import build_caller
from service.engines.llm.calling.sharing import Shared
from service.settings import load
from service.stores.database import Database
from service.stores.starts import Limits, Starts

url, server, calls, tokens, period_s, slack_s, run_s = sys.argv[1:8]
limits = Limits(int(calls) or None, int(tokens) or None, float(period_s), float(slack_s))
request = ModelRequest(name="one", messages=(Message(speaker="user", text="?"),), most_tokens=10)

async def use():
    database = Database(url)
    settings = load(model="openai:tiny", llm_base_url=server, llm_concurrency=6)
    caller = build_caller(settings, started=Shared(Starts(database, limits).book).started)
    end = time.monotonic() + float(run_s)

    async def calls():
        while time.monotonic() < end:
            await caller.for_article()(request)

    await asyncio.gather(*(calls() for _ in range(8)))
    await caller.aclose()
    await database.close()

asyncio.run(use())
"""


@dataclass
class Place:
    """A start as a test says it."""

    opens: float
    closes: float
    returned: list["Place"] = field(default_factory=list)
    takes_s: float = 0.0

    async def give_back(self) -> None:
        await asyncio.sleep(self.takes_s)
        self.returned.append(self)


def answer(_: ChatRequest) -> Reply:
    return Reply(json.dumps({"ok": True}))


def booking(*places: Place | Exception) -> Callable[[int], Awaitable[Place]]:
    """Give what books these, one after the other."""
    left = list(places)

    async def book(_: int) -> Place:
        made = left.pop(0)
        if isinstance(made, Exception):
            raise made
        return made

    return book


def test_a_call_waits_until_it_opens() -> None:
    begun = monotonic()
    asyncio.run(Shared(booking(Place(begun + 0.2, begun + 9))).started(1))
    assert monotonic() >= begun + 0.2


def test_who_is_late_gives_back_and_books_again() -> None:
    returned: list[Place] = []
    late = Place(monotonic() - 2, monotonic() - 1, returned)
    asyncio.run(Shared(booking(late, Place(0, monotonic() + 9, returned))).started(1))
    assert returned == [late]


def test_who_gives_up_waiting_gives_back() -> None:
    place = Place(monotonic() + 60, monotonic() + 61)

    async def run() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await Shared(booking(place)).started(1)

    asyncio.run(run())
    assert place.returned == [place]


def test_giving_back_to_a_silent_database_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "GIVING_BACK_S", 0.05)
    place = Place(monotonic() + 60, monotonic() + 61, takes_s=60)

    async def run() -> None:
        task = asyncio.create_task(Shared(booking(place)).started(1))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 5)

    asyncio.run(run())
    assert place.returned == []


def test_a_database_that_is_away_is_waited_for() -> None:
    away = StoreUnavailable("away")
    asyncio.run(Shared(booking(away, away, Place(0, monotonic() + 60))).started(1))


def started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def callers(number: int, url: str, server: str, calls: int = 0, tokens: int = 0) -> None:
    """Let so many processes call as often as they may, until the time is over."""
    values = (url, server, calls, tokens, PERIOD_S, SLACK_S, RUN_S)
    command = [sys.executable, "-c", CALLER, *map(str, values)]
    processes = [started(command) for _ in range(number)]
    for process in processes:
        said, _ = process.communicate(timeout=90)
        assert process.returncode == 0, said


def most_in_a_period(at: list[float]) -> int:
    return max(sum(begin <= other < begin + PERIOD_S for other in at) for begin in at)


def check(server: ChildServer, most: int) -> None:
    """Check that no window has more, and that they came nearly as often as they may."""
    at = [request.at for request in server.requests]
    windows = (at[-1] - at[0]) / (PERIOD_S + SLACK_S)
    print(f"{len(at)} calls in {windows:.1f} windows of {most}; most {most_in_a_period(at)}")
    assert most_in_a_period(at) == most
    assert len(at) >= 0.85 * most * windows


@pytest.mark.parametrize("number", [2, 3])
def test_processes_keep_one_limit_of_calls(database_url: str, number: int) -> None:
    with ChildServer(answer) as server:
        callers(number, database_url, server.base_url, calls=CALLS)
        check(server, CALLS)


def test_processes_keep_one_limit_of_tokens(postgres_url: str) -> None:
    with ChildServer(answer) as server:
        callers(2, postgres_url, server.base_url, tokens=10 * CALLS + 5)
        check(server, CALLS)


def test_calls_go_on_by_themselves_once_the_database_is_back(
    own_server: postgres.OwnServer, postgres_url: str
) -> None:
    command = [sys.executable, "-c", CALLER, postgres_url]
    with ChildServer(answer) as server:
        values = (server.base_url, CALLS, 0, PERIOD_S, SLACK_S, RUN_S)
        process = subprocess.Popen(
            [*command, *map(str, values)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        deadline = monotonic() + 60
        while server.calls < CALLS and monotonic() < deadline:
            time.sleep(0.1)
        own_server.stop()
        time.sleep(2.5)
        before = server.calls
        own_server.start()
        said, _ = process.communicate(timeout=90)
        assert process.returncode == 0, said
        assert server.calls > before + CALLS
        assert most_in_a_period([request.at for request in server.requests]) <= CALLS
