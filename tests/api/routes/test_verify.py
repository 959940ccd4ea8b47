"""`/v1/verify`: a briefing of this service passes; a changed character is found."""

import json
from typing import Any

import pytest

from tests.api.conftest import Peer, problem

PATH = "/v1/verify"


@pytest.fixture
def briefing(peer: Peer, seed_text: str) -> dict[str, Any]:
    made: dict[str, Any] = peer.post("/v1/briefings?published=2025-02-14", seed_text).json()
    return made


def test_a_briefing_of_this_service_passes(peer: Peer, briefing: dict[str, Any]) -> None:
    answer = peer.post_json(PATH, {"briefing": briefing})
    assert (answer.status_code, answer.json()["ok"]) == (200, True)


def test_its_own_source_passes(peer: Peer, briefing: dict[str, Any], seed_text: str) -> None:
    sources = {"s1": briefing["sources"][0]["text"]}
    assert peer.post_json(PATH, {"briefing": briefing, "sources": sources}).json()["ok"] is True


def test_a_changed_source_does_not(peer: Peer, briefing: dict[str, Any]) -> None:
    text = briefing["sources"][0]["text"]
    changed = {"s1": text[:600] + "X" + text[601:]}
    told = peer.post_json(PATH, {"briefing": briefing, "sources": changed}).json()
    assert told["ok"] is False
    assert [(s["sha256_ok"], s["first_difference"]) for s in told["sources"]] == [(False, 600)]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"schema": "briefing/9"}, "/briefing/schema"),
        ({"id": 7}, "/briefing/id"),
        ({"sources": []}, "/briefing/sources"),
        ({"coverage": None}, "/briefing/coverage"),
        ({"generated_at": "yesterday"}, "/briefing/generated_at"),
        ({"mood": "good"}, "/briefing/mood"),
    ],
)
def test_what_is_no_briefing_is_refused_by_pointer(
    peer: Peer, briefing: dict[str, Any], change: dict[str, object], pointer: str
) -> None:
    answer = peer.post_json(PATH, {"briefing": briefing | change})
    assert problem(answer) == "invalid_request"
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_only_json_is_read(peer: Peer, briefing: dict[str, Any], content_type: str) -> None:
    answer = peer.post(PATH, json.dumps({"briefing": briefing}), content_type)
    assert problem(answer) == "unsupported_media_type"


@pytest.mark.parametrize("place", [-1, 10**30, 2.5, "0", True])
def test_strange_offsets_are_an_answer_and_never_a_fault(
    peer: Peer, briefing: dict[str, Any], place: object
) -> None:
    assert briefing["headline"] is not None
    briefing["headline"]["evidence"][0]["start"] = place
    answer = peer.post_json(PATH, {"briefing": briefing})
    assert answer.status_code == 422 or answer.json()["ok"] is False
