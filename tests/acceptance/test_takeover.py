"""Workers killed or frozen: others go on with their jobs, and no finished call is repeated.

Real processes on a real PostgreSQL, with a model server that counts in a process of its own.
"""

import json
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from evals.peers import ChatRequest, ChildServer, Reply
from tests.acceptance.processes import serve, worker
from tests.conftest import SEED

CALL_S, CHECKPOINT_S, TAKEOVER_S = 1.0, 0.7, 15
EMPTY: dict[str, list[str]] = {
    name: [] for name in ("summary", "positions", "criticism", "next_steps")
}
TEXT = {"Content-Type": "text/plain", "Prefer": "respond-async"}


def slow(_: ChatRequest) -> Reply:
    return Reply(json.dumps({"headline": "", **EMPTY}), delay_s=CALL_S)


def text(number: int) -> str:
    """Give an article of which no chunk is like a chunk of another."""
    return SEED.read_text("utf-8").replace("\n", f" It was report number {number}.\n")


@pytest.fixture
def server() -> Iterator[ChildServer]:
    with ChildServer(slow) as made:
        yield made


class Fleet:
    """An API without a worker of its own, and two workers."""

    def __init__(self, url: str, server: ChildServer, stack: ExitStack) -> None:
        variables = {
            "database_url": url,
            "model": "openai:tiny",
            "llm_base_url": server.base_url,
            "chunk_tokens": "400",
            "llm_concurrency": "2",  # one article takes several rounds of calls
            "job_concurrency": "2",
        }
        self.server = server
        self.api = stack.enter_context(serve(**variables, serve_worker="false"))
        self.workers = [stack.enter_context(worker(**variables)) for _ in range(2)]
        client = httpx.Client(base_url=self.api.ready, trust_env=False, timeout=30)
        self.client = stack.enter_context(client)

    def accept(self, number: int, first: int = 0) -> list[str]:
        """Accept articles, and give the paths of their jobs."""
        made = [
            self.client.post("/v1/briefings", content=text(each), headers=TEXT)
            for each in range(first, first + number)
        ]
        assert [each.status_code for each in made] == [202] * number
        return [each.headers["location"] for each in made]

    def until(self, calls: int) -> None:
        """Wait until so many calls were made."""
        deadline = time.monotonic() + 40
        while self.server.calls < calls:
            told = [worker.output[-2000:] for worker in self.workers]
            assert time.monotonic() < deadline, told
            time.sleep(0.05)

    def all_done(self, paths: list[str], within_s: float) -> list[dict[str, str]]:
        """Give the jobs once all of them are done."""
        deadline = time.monotonic() + within_s
        while True:
            jobs = [self.client.get(path).json() for path in paths]
            if all(job["status"] == "done" for job in jobs):
                return jobs
            told = [worker.output[-2000:] for worker in self.workers]
            assert time.monotonic() < deadline, (jobs, told)
            time.sleep(0.2)

    def repeated(self, since: float) -> tuple[int, int]:
        """Count the prompts asked twice: those answered by that moment, and those under way."""
        requests = self.server.requests
        times = Counter(request.prompt for request in requests)
        finished = {r.prompt for r in requests if r.at + CALL_S + CHECKPOINT_S < since}
        twice = {prompt for prompt, count in times.items() if count > 1}
        return len(twice & finished), len(twice - finished)


@pytest.fixture
def fleet(postgres_url: str, server: ChildServer) -> Iterator[Fleet]:
    with ExitStack() as stack:
        yield Fleet(postgres_url, server, stack)


@pytest.mark.timeout(180)
def test_jobs_of_a_killed_worker_are_taken_over_and_no_finished_call_is_repeated(
    fleet: Fleet,
) -> None:
    paths = fleet.accept(4)
    fleet.until(calls=8)
    killed = fleet.workers[0]
    killed.kill()
    at = time.monotonic()
    lost = stage(fleet, paths)
    jobs = fleet.all_done(paths, within_s=90)
    print(f"{time.monotonic() - at:.1f} s from the kill to the last briefing; {lost}")
    finished, under_way = fleet.repeated(at)
    print(f"calls repeated: {finished} that were finished, {under_way} that were under way")
    assert finished == 0
    assert len({job["briefing_id"] for job in jobs}) == 4
    assert len(fleet.client.get("/v1/briefings").json()["briefings"]) == 4


def stage(fleet: Fleet, paths: list[str]) -> list[str]:
    return [fleet.client.get(path).json()["status"] for path in paths]


@pytest.mark.timeout(180)
def test_a_killed_worker_is_replaced_within_15_seconds(fleet: Fleet) -> None:
    fleet.workers[1].signal(signal.SIGSTOP)  # so that the first one has the job
    [path] = fleet.accept(1)
    fleet.until(calls=3)
    fleet.workers[1].signal(signal.SIGCONT)
    seen = fleet.server.calls
    fleet.workers[0].kill()
    at = time.monotonic()
    while not (more := [r for r in fleet.server.requests[seen:] if r.at > at]):
        assert time.monotonic() - at < TAKEOVER_S, fleet.workers[1].output
        time.sleep(0.1)
    print(f"taken over after {more[0].at - at:.1f} s")
    fleet.all_done([path], within_s=60)
    assert fleet.repeated(at)[0] == 0


@pytest.mark.timeout(180)
def test_a_frozen_worker_that_wakes_up_changes_nothing(fleet: Fleet) -> None:
    fleet.workers[1].signal(signal.SIGSTOP)
    [path] = fleet.accept(1)
    fleet.until(calls=3)
    fleet.workers[0].signal(signal.SIGSTOP)
    fleet.workers[1].signal(signal.SIGCONT)
    at = time.monotonic()
    [job] = fleet.all_done([path], within_s=60)
    fleet.workers[0].signal(signal.SIGCONT)
    time.sleep(4)
    assert fleet.client.get(path).json() == job
    assert len(fleet.client.get("/v1/briefings").json()["briefings"]) == 1
    assert fleet.repeated(at)[0] == 0
    fleet.all_done(fleet.accept(2, first=1), within_s=60)  # it works again, as does the other
