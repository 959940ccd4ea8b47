"""`/v1/briefings:batch`: all or none, a job each in their order, 1,000 at most."""

import time
from pathlib import Path
from typing import Any

from tests.api.conftest import Peer, problem, working

BATCH = "/v1/briefings:batch"


def done(peer: Peer, job: dict[str, Any]) -> dict[str, Any]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        seen: dict[str, Any] = peer.get(f"/v1/jobs/{job['id']}").json()
        if seen["status"] not in ("queued", "running"):
            return seen
    raise AssertionError(f"{job} is not over")


def test_each_article_of_a_batch_becomes_a_job(tmp_path: Path, seed_text: str) -> None:
    with working(tmp_path) as peer:
        stored = peer.post("/v1/briefings", seed_text).json()["id"]
        articles = [{"text": seed_text}, {"text": seed_text, "title": "Another"}]
        made = peer.post_json(BATCH, {"articles": articles})
        assert made.status_code == 202
        batch = made.json()
        there, new = batch["jobs"]
        assert (there["status"], there["briefing_id"]) == ("done", stored)
        assert new["status"] == "queued"
        assert {there["batch_id"], new["batch_id"]} == {batch["batch_id"]}
        name = done(peer, new)["briefing_id"]
        assert peer.get(f"/v1/briefings/{name}").json()["sources"][0]["title"] == "Another"


def test_a_batch_with_a_fault_is_refused_as_a_whole_and_the_article_named(
    tmp_path: Path, seed_text: str
) -> None:
    with working(tmp_path) as peer:
        for fault in ({"text": seed_text, "html": "<p>"}, {"text": seed_text, "lines": 3}):
            refused = peer.post_json(BATCH, {"articles": [{"text": seed_text}, fault]})
            assert problem(refused) == "invalid_request"
            assert refused.json()["errors"][0]["pointer"].startswith("/articles/1/")
        short = peer.post_json(BATCH, {"articles": [{"text": seed_text}, {"text": "Short."}]})
        assert problem(short) == "too_short"
        assert problem(peer.post_json(BATCH, {"articles": []})) == "invalid_request"
        assert problem(peer.post(BATCH, seed_text)) == "unsupported_media_type"


def test_more_than_the_queue_takes_is_refused_with_a_time_to_come_again(
    tmp_path: Path, seed_text: str
) -> None:
    with working(tmp_path, max_queue=1) as peer:
        articles = [{"text": seed_text, "title": title} for title in "AB"]
        refused = peer.post_json(BATCH, {"articles": articles})
        assert problem(refused) == "queue_full"
        assert int(refused.headers["retry-after"]) > 0
        assert peer.post_json(BATCH, {"articles": articles[:1]}).status_code == 202
