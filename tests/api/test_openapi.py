"""The description: it is whole, its references lead somewhere, and its examples are true."""

import re
from typing import Any

import pytest

from service.api.orders import RAW_TYPES
from tests.api.conftest import Peer

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def api(peer: Peer) -> dict[str, Any]:
    described: dict[str, Any] = peer.get("/openapi.json").json()
    return described


def operations(api: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for methods in api["paths"].values() for operation in methods.values()]


def test_operations_have_names_of_their_own_and_words(api: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations(api)]
    assert sorted(names) == [
        *["cancelJob", "createBatch", "createBriefing", "deleteBriefing", "followJob"],
        *["getBriefing", "getHealth", "getJob", "getReadiness", "listBriefings", "verifyBriefing"],
    ]
    assert all(operation["description"] for operation in operations(api))


def test_every_reference_leads_somewhere(api: dict[str, Any]) -> None:
    found = set(re.findall(r"#/components/schemas/([\w.-]+)", str(api)))
    assert found
    assert found <= api["components"]["schemas"].keys()


def test_every_path_of_the_service_is_described_or_a_page(peer: Peer, api: dict[str, Any]) -> None:
    from fastapi.routing import iter_route_contexts

    paths = {context.path for context in iter_route_contexts(peer.app.routes)}
    assert paths - api["paths"].keys() == {"/", "/waiting/{job_id}", "/docs", "/openapi.json"}


def test_answers_that_are_problems_say_so(api: dict[str, Any]) -> None:
    for operation in operations(api):
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"]
                assert re.search(r"`\w+`", answer["description"])


def test_the_examples_are_answered_as_described(peer: Peer, api: dict[str, Any]) -> None:
    bodies = api["paths"]["/v1/briefings"]["post"]["requestBody"]["content"]
    assert list(bodies) == ["application/json", *RAW_TYPES]
    made = peer.post_json("/v1/briefings", bodies["application/json"]["example"])
    assert made.status_code == 201
    for media_type in RAW_TYPES:
        example = bodies[media_type]["example"]
        assert peer.post("/v1/briefings", example, media_type).status_code in (200, 201)
    verified = api["paths"]["/v1/verify"]["post"]["requestBody"]["content"]["application/json"]
    assert peer.post_json("/v1/verify", verified["example"]).json()["ok"] is True
