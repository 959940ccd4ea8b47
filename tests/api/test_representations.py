"""The forms of a briefing: the same lines in each, with a tag of its own."""

import pytest
from starlette.requests import Request

from service.api import representations
from service.api.representations import MEDIA_TYPES
from service.errors import NotAcceptable
from tests.api.conftest import Peer

TYPES = {
    "application/json": "application/json",
    "text/html": "text/html; charset=utf-8",
    "text/markdown": "text/markdown; charset=utf-8",
    "text/plain": "text/plain; charset=utf-8",
}


def asked(accept: str) -> Request:
    return Request({"type": "http", "method": "GET", "headers": [(b"accept", accept.encode())]})


def test_json_goes_to_whoever_does_not_mind() -> None:
    assert representations.wanted(asked("*/*")) == MEDIA_TYPES[0] == "application/json"


def test_an_image_cannot_be_given() -> None:
    with pytest.raises(NotAcceptable):
        representations.wanted(asked("image/png"))


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_each_form_has_its_type_and_the_headline(
    peer: Peer, seed_text: str, media_type: str
) -> None:
    location = peer.post("/v1/briefings", seed_text).headers["location"]
    answer = peer.get(location, media_type)
    assert answer.headers["content-type"] == TYPES[media_type]
    assert answer.headers["vary"] == "Accept, Authorization"
    assert "support for increased communication" in " ".join(answer.text.split())


def test_each_form_has_its_own_tag_and_is_not_sent_twice(peer: Peer, seed_text: str) -> None:
    location = peer.post("/v1/briefings", seed_text).headers["location"]
    tags = {kind: peer.get(location, kind).headers["etag"] for kind in MEDIA_TYPES}
    assert len(set(tags.values())) == len(MEDIA_TYPES)
    for kind, tag in tags.items():
        again = peer.get(location, kind, **{"If-None-Match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["vary"] == "Accept, Authorization"
    other = peer.get(location, "text/plain", **{"If-None-Match": tags["text/html"]})
    assert other.status_code == 200


def test_only_a_page_may_style_itself(peer: Peer, seed_text: str) -> None:
    location = peer.post("/v1/briefings", seed_text).headers["location"]
    policies = [peer.get(location, kind).headers["content-security-policy"] for kind in MEDIA_TYPES]
    assert [("style-src" in policy, "script" in policy) for policy in policies] == [
        (False, False),
        (True, False),
        (False, False),
        (False, False),
    ]
