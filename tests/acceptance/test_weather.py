"""Bad weather for databases: away at the start and amid a job, full, damaged, new for two at once.

Real processes; whatever happens, nothing that was accepted is lost, and nobody has to start anew.
"""

import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from evals.peers import ChatRequest, ChildServer, Reply
from evals.peers.postgres import OwnServer
from evals.peers.processes import Process, serve, start_server, worker
from evals.torture.articles import text

CALL_S, CHECKPOINT_S, LEASE_S = 1.0, 0.7, 8
EMPTY: dict[str, list[str]] = {
    name: [] for name in ("summary", "positions", "criticism", "next_steps")
}
TEXT = {"Content-Type": "text/plain", "Prefer": "respond-async"}


def slow(_: ChatRequest) -> Reply:
    return Reply(json.dumps({"headline": "", **EMPTY}), delay_s=CALL_S)


@pytest.fixture
def model() -> Iterator[ChildServer]:
    with ChildServer(slow) as made:
        yield made


def settings(url: str, model: ChildServer) -> dict[str, str]:
    return {
        "database_url": url,
        "model": "openai:tiny",
        "llm_base_url": model.base_url,
        "chunk_tokens": "400",
        "llm_concurrency": "2",  # one article takes several rounds of calls
    }


class Asked:
    """A client of one server."""

    def __init__(self, process: Process, stack: ExitStack) -> None:
        self.process = process
        client = httpx.Client(base_url=process.ready, trust_env=False, timeout=30)
        self._client = stack.enter_context(client)

    def accept(self, number: int) -> str:
        """Send an article, and give the path of its job."""
        made = self.post(number)
        assert made.status_code == 202, made.text
        return made.headers["location"]

    def post(self, number: int) -> httpx.Response:
        return self._client.post("/v1/briefings", content=text(number), headers=TEXT)

    def get(self, path: str) -> httpx.Response:
        return self._client.get(path)

    def done(self, *paths: str, within_s: float = 90) -> list[dict[str, str]]:
        """Give the jobs once all of them are done; what is answered until then may be a 503."""
        deadline = time.monotonic() + within_s
        while True:
            jobs = [self.get(path).json() for path in paths]
            if all(job["status"] == "done" for job in jobs):
                return jobs
            assert all(job["status"] != "failed" for job in jobs), (jobs, self.process.output)
            assert time.monotonic() < deadline, (jobs, self.process.output[-3000:])
            time.sleep(0.2)

    def unavailable(self, answer: httpx.Response) -> str:
        """Give what a 503 says of the database."""
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["retry-after"]) > 0
        problem = answer.json()
        assert problem["code"] == "store_unavailable"
        return str(problem["detail"])

    def until_ready(self, within_s: float = 40) -> None:
        deadline = time.monotonic() + within_s
        while self.get("/ready").status_code != 200:
            assert time.monotonic() < deadline, self.process.output[-3000:]
            time.sleep(0.2)


def repeated(model: ChildServer, since: float) -> tuple[int, int]:
    """Count the prompts asked twice: those answered by that moment, and those under way."""
    requests = model.requests
    times = Counter(request.prompt for request in requests)
    finished = {r.prompt for r in requests if r.at + CALL_S + CHECKPOINT_S < since}
    twice = {prompt for prompt, count in times.items() if count > 1}
    return len(twice & finished), len(twice - finished)


def until(model: ChildServer, calls: int) -> None:
    """Wait until so many calls were made."""
    deadline = time.monotonic() + 40
    while model.calls < calls:
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("away_s", [1, LEASE_S + 4], ids=["shortly", "longer than a lease"])
def test_postgresql_that_stops_amid_jobs_is_a_503_and_they_go_on_when_it_is_back(
    own_server: OwnServer, postgres_url: str, model: ChildServer, away_s: float
) -> None:
    with ExitStack() as stack:
        given = settings(postgres_url, model)
        api = Asked(stack.enter_context(serve(**given, serve_worker="false")), stack)
        workers = [stack.enter_context(worker(**given)) for _ in range(2)]
        paths = [api.accept(number) for number in range(4)]
        until(model, calls=8)
        at = time.monotonic()
        own_server.stop()
        try:
            answers = (api.get(paths[0]), api.post(9), api.get("/ready"), api.get("/v1/briefings"))
            told = {api.unavailable(each) for each in answers}
            assert api.get("/health").status_code == 200
            time.sleep(away_s)
        finally:
            own_server.start()
        back = time.monotonic()
        api.until_ready(20)
        jobs = api.done(*paths)
        print(f"told {told}; {time.monotonic() - back:.1f} s from its return to the last briefing")
        finished, under_way = repeated(model, at)
        print(f"calls repeated: {finished} that were finished, {under_way} that were under way")
        assert (finished, under_way) == (0, 0)  # what was answered meanwhile was kept until then
        assert len({job["briefing_id"] for job in jobs}) == 4
        assert len(api.get("/v1/briefings").json()["briefings"]) == 4
        told_all = [api.process.output, *(each.output for each in workers)]
        assert not any("Traceback" in each for each in told_all), told_all


@pytest.mark.timeout(180)
def test_processes_that_start_before_postgresql_wait_for_it(
    own_server: OwnServer, postgres_url: str, model: ChildServer
) -> None:
    with ExitStack() as stack:
        given = settings(postgres_url, model)
        own_server.stop()
        try:
            api = Asked(stack.enter_context(serve(**given, serve_worker="false")), stack)
            other = stack.enter_context(worker(**given))
            assert "does not answer" in api.unavailable(api.get("/ready"))
            assert "does not answer" in api.process.output
            time.sleep(3)
            assert other.running
            told = [line for line in other.told if "does not answer" in line]
            assert len(told) == 1, other.output  # once, not at each look
        finally:
            own_server.start()
        api.until_ready()
        api.done(api.accept(1), within_s=60)
        assert "Traceback" not in other.output


@pytest.mark.timeout(180)
def test_two_servers_that_start_at_once_on_a_new_file_share_it(
    tmp_path: Path, model: ChildServer
) -> None:
    with ExitStack() as stack:
        given = settings(f"sqlite:///{tmp_path}/new/brevier.db", model)
        both = [stack.enter_context(start_server(given, wait=False)) for _ in range(2)]
        asked = [Asked(each.started(), stack) for each in both]
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda n: asked[n % 2].post(n), range(4)))
        assert [each.status_code for each in made] == [202] * 4, [each.text for each in made]
        paths = [each.headers["location"] for each in made]
        jobs = asked[0].done(*paths)
        assert asked[1].done(*paths) == jobs
        assert len({job["briefing_id"] for job in jobs}) == 4
        assert repeated(model, time.monotonic()) == (0, 0)
        for each in both:
            assert "Traceback" not in each.output
            assert "WARNING" not in each.output
            assert "busy" not in each.output


@pytest.mark.timeout(180)
def test_a_worker_beside_a_server_on_a_new_file_takes_its_jobs(
    tmp_path: Path, model: ChildServer
) -> None:
    with ExitStack() as stack:
        given = settings(f"sqlite:///{tmp_path}/new/brevier.db", model)
        api = Asked(stack.enter_context(serve(**given, serve_worker="false")), stack)
        other = stack.enter_context(worker(**given))
        api.done(*(api.accept(number) for number in range(2)))
        assert "Traceback" not in api.process.output + other.output
        assert repeated(model, time.monotonic()) == (0, 0)


def grow(process: Process, most: int) -> None:
    """Let no file grow beyond so many bytes: as on a full disk, but it can be mended at once."""
    for each in process.ids:
        resource.prlimit(each, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


@pytest.mark.timeout(180)
def test_a_disk_that_is_full_amid_a_job_is_a_503_until_there_is_room(
    tmp_path: Path, model: ChildServer
) -> None:
    with ExitStack() as stack:
        api = Asked(
            stack.enter_context(serve(**settings(f"sqlite:///{tmp_path}/brevier.db", model))), stack
        )
        path = api.accept(0)
        until(model, calls=3)
        at = time.monotonic()
        grow(api.process, 0)
        told = api.unavailable(api.post(1))
        assert api.get("/health").status_code == 200
        time.sleep(5)
        grow(api.process, resource.RLIM_INFINITY)
        api.done(path, api.accept(1))
        assert "room" in told
        assert repeated(model, at)[0] == 0
        assert len(api.get("/v1/briefings").json()["briefings"]) == 2
        assert "Traceback" not in api.process.output


@pytest.mark.timeout(180)
def test_a_damaged_file_of_jobs_is_said_and_they_wait_until_it_is_gone(
    tmp_path: Path, model: ChildServer
) -> None:
    file = tmp_path / "brevier-jobs.db"
    file.write_bytes(b"no database at all " * 1000)
    with ExitStack() as stack:
        api = Asked(
            stack.enter_context(serve(**settings(f"sqlite:///{tmp_path}/brevier.db", model))), stack
        )
        path = api.accept(0)
        time.sleep(5)
        assert api.get(path).json()["status"] in ("queued", "running")
        assert "damaged" in api.process.output
        assert "Traceback" not in api.process.output
        file.unlink()
        api.done(path)
