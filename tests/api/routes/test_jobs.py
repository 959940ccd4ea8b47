"""`/v1/jobs`: looked at, followed and cancelled, by their owner only."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from evals.peers import BadKey, ChatServer
from tests.api.conftest import Peer, problem, working
from tests.jobs.running import article
from tests.scripted import always, answer

ASYNC = {"Prefer": "respond-async"}
KEYS = ("a" * 16, "b" * 16)


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer(always(answer(article()), delay_s=0.5)) as made:
        yield made


def post(peer: Peer, text: str, **headers: str) -> httpx.Response:
    return peer.post("/v1/briefings?published=2025-02-14", text, **headers)


def events(peer: Peer, path: str, **headers: str) -> list[tuple[str, str, dict[str, object]]]:
    """Give id, name and data of all events until the stream ends."""
    answer = peer.get(path, "text/event-stream", **headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in answer.text.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line[1:])
        if "event" in fields:
            found.append((fields["id"], fields["event"], json.loads(fields["data"])))
    return found


def test_a_job_goes_from_202_to_its_briefing(
    tmp_path: Path, server: ChatServer, seed_text: str
) -> None:
    with working(tmp_path, server) as peer:
        made = post(peer, seed_text, **ASYNC)
        assert made.status_code == 202
        path = made.headers["location"]
        job = made.json()
        assert path == f"/v1/jobs/{job['id']}"
        assert (job["status"], job["briefing_id"], job["problem"]) == ("queued", None, None)
        assert made.headers["retry-after"] == "1"
        told = events(peer, f"{path}/events")
        assert [name for _, name, _ in told][-1] == "done"
        assert {name for _, name, _ in told[:-1]} <= {"progress"}
        seen = peer.get(path)
        assert seen.json()["status"] == "done"
        assert "retry-after" not in seen.headers
        assert peer.get(path, **{"If-None-Match": seen.headers["etag"]}).status_code == 304
        briefing = peer.get(f"/v1/briefings/{seen.json()['briefing_id']}")
        assert briefing.json()["receipt"]["engine"] == "llm"
        # Work that is done is given at once, whatever is preferred.
        assert post(peer, seed_text, **ASYNC).status_code == 200
    assert server.calls == 1


def test_a_stream_that_was_cut_off_goes_on_after_the_last_event(
    tmp_path: Path, server: ChatServer, seed_text: str
) -> None:
    with working(tmp_path, server) as peer:
        path = f"{post(peer, seed_text, **ASYNC).headers['location']}/events"
        told = events(peer, path)
        assert len(told) > 1
        [(_, name, _)] = events(peer, path, **{"Last-Event-ID": told[-2][0]})
        assert name == "done"
        assert peer.get(path, **{"Last-Event-ID": told[-1][0]}).status_code == 204
        assert events(peer, path, **{"Last-Event-ID": "what?"})[-1][1] == "done"


def test_events_say_how_a_briefing_is_less_than_asked_for(tmp_path: Path, seed_text: str) -> None:
    with ChatServer(lambda _: BadKey()) as server, working(tmp_path, server) as peer:
        path = f"{post(peer, seed_text, **ASYNC).headers['location']}/events"
        told = [(name, data) for _, name, data in events(peer, path) if name != "progress"]
    assert [name for name, _ in told] == ["degraded", "done"]
    assert told[0][1]["reason"] == "model_failed"


def test_a_job_that_failed_tells_the_problem(tmp_path: Path, seed_text: str) -> None:
    with ChatServer(lambda _: BadKey()) as server, working(tmp_path, server) as peer:
        made = peer.post("/v1/briefings?strict=true", seed_text, **ASYNC)
        path = made.headers["location"]
        assert events(peer, f"{path}/events")[-1][1] == "failed"
        told = peer.get(path).json()["problem"]
        assert (told["code"], told["status"]) == ("model_failed", 502)
        waited = peer.post("/v1/briefings?strict=true", seed_text)
        assert problem(waited) == "model_failed"


def test_a_job_is_cancelled(tmp_path: Path, seed_text: str) -> None:
    slow = always(answer(article()), delay_s=30)
    with ChatServer(slow) as server, working(tmp_path, server) as peer:
        path = post(peer, seed_text, **ASYNC).headers["location"]
        cancelled = peer.ask("DELETE", path)
        assert cancelled.status_code == 200
        assert cancelled.json()["status"] == "cancelled"
        assert [name for _, name, _ in events(peer, f"{path}/events")] == ["cancelled"]
        assert peer.ask("DELETE", path).json()["status"] == "cancelled"


def test_jobs_of_others_and_jobs_that_are_not_there_are_not_found(
    tmp_path: Path, seed_text: str
) -> None:
    with working(tmp_path, api_keys=KEYS) as peer:
        mine, others = ({"Authorization": f"Bearer {key}"} for key in KEYS)
        path = post(peer, seed_text, **ASYNC, **mine).headers["location"]
        assert peer.get(path, **mine).status_code == 200
        for method, where in (("GET", path), ("DELETE", path), ("GET", f"{path}/events")):
            assert problem(peer.ask(method, where, headers=others)) == "not_found"
        page = peer.get(path.replace("/v1/jobs", "/waiting"), **others)
        assert (page.status_code, "no job" in page.text) == (404, True)
        assert problem(peer.get("/v1/jobs/job_none", **mine)) == "not_found"
        assert problem(peer.get("/v1/jobs/%00", **mine)) == "not_found"


def test_a_service_without_jobs_says_so(peer: Peer, seed_text: str) -> None:
    assert problem(peer.get("/v1/jobs/job_1")) == "not_supported_yet"
    assert post(peer, seed_text, **ASYNC).status_code == 201  # a preference is no order


def test_others_neither_see_nor_stop_a_job_that_is_under_way(
    tmp_path: Path, server: ChatServer, seed_text: str
) -> None:
    with working(tmp_path, server, api_keys=KEYS) as peer:
        mine, others = ({"Authorization": f"Bearer {key}"} for key in KEYS)
        path = post(peer, seed_text, **ASYNC, **mine).headers["location"]
        for _ in range(3):
            for method, where in (("GET", path), ("DELETE", path), ("GET", f"{path}/events")):
                answer = peer.ask(method, where, headers=others)
                assert (answer.status_code, problem(answer)) == (404, "not_found")
        assert events(peer, f"{path}/events", **mine)[-1][1] == "done"
