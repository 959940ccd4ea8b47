"""`Idempotency-Key`: the same request gets its answer, another one is refused."""

from pathlib import Path

import pytest

from evals.peers import BadKey, ChatServer
from tests.api.conftest import problem, working
from tests.jobs.running import article
from tests.scripted import always, answer

KEY = {"Idempotency-Key": '"one"'}
ASYNC = {"Prefer": "respond-async"}


def test_a_request_that_is_sent_again_gets_the_same_answer(tmp_path: Path, seed_text: str) -> None:
    with working(tmp_path) as peer:
        first = peer.post("/v1/briefings", seed_text, **KEY)
        again = peer.post("/v1/briefings", seed_text, **KEY)
        assert (first.status_code, again.status_code) == (201, 201)
        assert again.json() == first.json()
        assert "idempotency-replayed" not in first.headers
        assert again.headers["idempotency-replayed"] == "true"
        bare = peer.post("/v1/briefings", seed_text, **{"Idempotency-Key": "one"})
        assert bare.headers["idempotency-replayed"] == "true"
        other = peer.post("/v1/briefings", seed_text + " More.", **KEY)
        assert problem(other) == "idempotency_key_reused"


def test_a_refusal_is_kept_too(tmp_path: Path) -> None:
    with working(tmp_path) as peer:
        first = peer.post("/v1/briefings", "Short.", **KEY)
        again = peer.post("/v1/briefings", "Short.", **KEY)
        assert problem(first) == problem_of(again.json()) == "too_short"
        assert again.status_code == 422
        assert again.headers["idempotency-replayed"] == "true"


def problem_of(told: dict[str, str]) -> str:
    return told["code"]


def test_a_key_leads_to_the_job_and_then_to_its_briefing(tmp_path: Path, seed_text: str) -> None:
    slow = always(answer(article()), delay_s=0.5)
    with ChatServer(slow) as server, working(tmp_path, server) as peer:
        first = peer.post("/v1/briefings", seed_text, **KEY, **ASYNC)
        again = peer.post("/v1/briefings", seed_text, **KEY, **ASYNC)
        assert (first.status_code, again.status_code) == (202, 202)
        assert first.json()["id"] == again.json()["id"]
        waited = peer.post("/v1/briefings", seed_text, **KEY)
        assert waited.status_code == 201
        assert waited.json()["receipt"]["engine"] == "llm"
        assert server.calls == 1


def test_what_failed_may_be_tried_again_under_its_key(tmp_path: Path, seed_text: str) -> None:
    with ChatServer(lambda _: BadKey()) as server, working(tmp_path, server) as peer:
        for _ in range(2):
            failed = peer.post("/v1/briefings?strict=true", seed_text, **KEY)
            assert problem(failed) == "model_failed"
        assert server.calls == 2


def test_many_at_once_are_one(tmp_path: Path, seed_text: str) -> None:
    slow = always(answer(article()), delay_s=0.5)
    with ChatServer(slow) as server, working(tmp_path, server) as peer:
        headers = {**KEY, "Content-Type": "text/plain"}
        answers = peer.at_once(10, "POST", "/v1/briefings", content=seed_text, headers=headers)
        codes = sorted(each.status_code for each in answers)
        assert 201 in codes
        assert set(codes) <= {201, 409}
        assert server.calls == 1


@pytest.mark.parametrize("key", ["", '""', "x" * 256, "a\tb"])
def test_a_key_that_is_none_is_refused(tmp_path: Path, seed_text: str, key: str) -> None:
    with working(tmp_path) as peer:
        refused = peer.post("/v1/briefings", seed_text, **{"Idempotency-Key": key})
        assert problem(refused) == "invalid_request"
