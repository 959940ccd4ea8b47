"""`/v1/briefings`: articles in every form that is read, every refusal as a problem, lists."""

from pathlib import Path

import pytest

from service.models import Briefing
from tests.api.conftest import Peer, peer_of, problem

PATH = "/v1/briefings"


def page_of(text: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<!doctype html><html><body><article>{body}</article></body></html>"


def test_an_article_is_briefed_and_given_again(peer: Peer, seed_text: str) -> None:
    made = peer.post_json(PATH, {"text": seed_text, "published": "2025-02-14"})
    assert made.status_code == 201
    briefing = Briefing.model_validate_json(made.content)
    assert made.headers["location"] == f"{PATH}/{briefing.id}"
    assert briefing.to_json().encode() == made.content
    found = peer.get(made.headers["location"])
    assert (found.status_code, found.content) == (200, made.content)


def test_the_same_article_again_is_the_stored_briefing(peer: Peer, seed_text: str) -> None:
    made = peer.post(f"{PATH}?published=2025-02-14", seed_text)
    again = peer.post_json(PATH, {"text": seed_text, "published": "2025-02-14"})
    assert (made.status_code, again.status_code) == (201, 200)
    assert again.content == made.content
    assert again.headers["location"] == made.headers["location"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_the_charset_is_read(peer: Peer, seed_text: str, encoding: str) -> None:
    body = seed_text.replace("a", "ä", 1).encode(encoding)
    answer = peer.post(PATH, body, f"text/plain; charset={encoding}")
    assert answer.status_code == 201
    assert "ä" in answer.json()["sources"][0]["text"]


@pytest.mark.parametrize("content_type", ["text/html", "text/markdown", "text/plain", ""])
def test_each_raw_form_is_read(peer: Peer, seed_text: str, content_type: str) -> None:
    body = page_of(seed_text) if content_type == "text/html" else seed_text
    answer = peer.post(PATH, body, content_type)
    assert answer.status_code == 201
    assert "Guo Jiakun" in answer.json()["sources"][0]["text"]
    assert "<p>" not in answer.json()["sources"][0]["text"]


def test_html_in_json_is_read(peer: Peer, seed_text: str) -> None:
    assert peer.post_json(PATH, {"html": page_of(seed_text)}).status_code == 201


def test_curl_without_a_content_type_works(peer: Peer, seed_text: str) -> None:
    answer = peer.post(PATH, seed_text, "application/x-www-form-urlencoded")
    assert answer.status_code == 201


def test_the_answer_has_the_form_that_was_asked_for(peer: Peer, seed_text: str) -> None:
    answer = peer.post(PATH, seed_text, Accept="text/markdown")
    assert (answer.status_code, answer.headers["content-type"]) == (
        201,
        "text/markdown; charset=utf-8",
    )


def test_a_form_that_cannot_be_given_costs_no_work(peer: Peer, seed_text: str) -> None:
    assert problem(peer.post(PATH, seed_text, Accept="image/png")) == "not_acceptable"
    assert peer.post(PATH, seed_text).status_code == 201


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"", "text/plain", 422, "empty"),
        (b" \n\t ", "text/plain", 422, "empty"),
        (b"", "", 422, "empty"),
        (b"Three words only.", "text/plain", 422, "too_short"),
        (b"<html><body><p>Three words.</p></body></html>", "text/html", 422, "too_short"),
        (b"%PDF-1.7 ...", "application/pdf", 415, "unsupported_media_type"),
        (b"%PDF-1.7 ...", "text/plain", 415, "unsupported_media_type"),
        (b"\x89PNG\r\n\x1a\n\0\0", "text/plain", 422, "not_text"),
        (bytes(range(256)) * 50, "text/plain", 422, "not_text"),
        (b"\0" * 5000, "text/plain", 422, "not_text"),
        (b"a=b&c=d", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b"x", "application/octet-stream", 415, "unsupported_media_type"),
        (b"", "application/json", 400, "malformed_request"),
        (b"{", "application/json", 400, "malformed_request"),
        (b"\xff", "application/json", 400, "malformed_request"),
        (b"[]", "application/json", 422, "invalid_request"),
        (b'{"text": ""}', "application/json", 422, "empty"),
        (b'{"url": "https://a.test"}', "application/json", 422, "not_supported_yet"),
        (b'{"text": "x", "engine": "magic"}', "application/json", 422, "invalid_request"),
        (b'{"text": "x", "engine": "llm"}', "application/json", 503, "engine_unavailable"),
    ],
)
def test_bad_input_is_a_clear_problem(
    peer: Peer, body: bytes, content_type: str, status: int, code: str
) -> None:
    answer = peer.post(PATH, body, content_type)
    assert (answer.status_code, problem(answer)) == (status, code)


def test_another_language_is_named(peer: Peer) -> None:
    german = (
        "Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen, das die Regeln für die "
        "Vergabe von Wohnungen ändert. Die Opposition kritisierte, dass die Regierung nicht genug "
        "Zeit für die Beratung gelassen habe, und will nun klagen."
    )
    answer = peer.post(PATH, german)
    assert problem(answer) == "language_unsupported"
    assert "de" in answer.json()["detail"]


def test_each_fault_has_its_pointer(peer: Peer) -> None:
    answer = peer.post_json(PATH, {"text": 1, "strict": "no", "mood": "good"})
    assert sorted(fault["pointer"] for fault in answer.json()["errors"]) == [
        *["/mood", "/strict", "/text"]
    ]


def test_a_compressed_body_is_refused(peer: Peer, seed_text: str) -> None:
    answer = peer.post(PATH, seed_text, **{"Content-Encoding": "gzip"})
    assert (problem(answer), answer.headers["accept-encoding"]) == (
        "unsupported_media_type",
        "identity",
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_one_byte_above_the_limit_is_too_large(tmp_path: Path, as_json: bool) -> None:
    peer = peer_of(tmp_path, max_article_bytes=2_000)

    def send(text: str) -> int:
        if as_json:
            escaped = "".join(f"\\u{ord(letter):04x}" for letter in text)
            return peer.post(PATH, f'{{"text": "{escaped}"}}', "application/json").status_code
        return peer.post(PATH, text).status_code

    words = "The council met on Monday and agreed on a plan. " * 42
    assert send(words[:1_999] + ".") == 201
    assert send(words[:2_000] + ".") == 413
    peer.close()


def test_an_unknown_id_is_a_problem(peer: Peer) -> None:
    for name in ("brf_0123456789abcdef", "x", "brf_" + "0" * 5000, "%00", "é", "'; DROP TABLE"):
        assert problem(peer.get(f"{PATH}/{name}")) == "not_found"


def varied(seed_text: str, number: int) -> str:
    return f"{seed_text}\n\nThe minister added {number} reasons on Monday."


def test_a_list_is_followed_from_page_to_page(peer: Peer, seed_text: str) -> None:
    made = [peer.post(PATH, varied(seed_text, n)).headers["location"] for n in range(2, 7)]
    pages, link = [], f"{PATH}?limit=2"
    while link:
        answer = peer.get(link)
        assert answer.status_code == 200
        pages.append([f"{PATH}/{one['id']}" for one in answer.json()["briefings"]])
        assert (answer.json()["next"] is None) == ("link" not in answer.headers)
        link = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    assert pages == [made[4:2:-1], made[2:0:-1], made[:1]]


def test_a_list_can_be_filtered(peer: Peer, seed_text: str) -> None:
    made = peer.post(PATH, seed_text).json()
    day = made["generated_at"][:10]
    for query, number in {f"day={day}": 1, "day=2001-01-01": 0, "engine=llm": 0}.items():
        assert len(peer.get(f"{PATH}?{query}").json()["briefings"]) == number
    (listed,) = peer.get(f"{PATH}?engine=extractive").json()["briefings"]
    assert (listed["headline"], listed["generated_at"]) == (
        *(made["headline"]["text"], made["generated_at"]),
    )


@pytest.mark.parametrize(
    "query",
    [
        *["limit=0", "limit=101", "limit=x", "limit=", "day=friday", "day=2025-2-1"],
        *["engine=magic", "cursor=", "cursor=AAAA", "cursor=%00", "sort=up", "limit=1&limit=1"],
    ],
)
def test_a_list_that_cannot_be_given_is_a_problem(peer: Peer, query: str) -> None:
    answer = peer.get(f"{PATH}?{query}")
    assert problem(answer) == "invalid_request"
    assert answer.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"


def test_a_list_is_json(peer: Peer) -> None:
    assert problem(peer.get(PATH, accept="text/html")) == "not_acceptable"
    assert peer.get(PATH).json() == {"briefings": [], "next": None}


def test_a_deleted_briefing_is_forgotten(peer: Peer, seed_text: str) -> None:
    location = peer.post(PATH, seed_text).headers["location"]
    gone = peer.ask("DELETE", location)
    assert (gone.status_code, gone.content) == (204, b"")
    assert problem(peer.get(location)) == "not_found"
    assert problem(peer.ask("DELETE", location)) == "not_found"
    assert peer.get(PATH).json()["briefings"] == []
    assert peer.post(PATH, seed_text).status_code == 201


def test_another_key_neither_lists_nor_deletes(tmp_path: Path, seed_text: str) -> None:
    keys = ("the-first-key-123456", "the-other-key-123456")
    peer = peer_of(tmp_path, api_keys=", ".join(keys))
    hers, his = ({"Authorization": f"Bearer {key}"} for key in keys)
    location = peer.post(PATH, seed_text, **hers).headers["location"]
    assert peer.get(PATH, **his).json()["briefings"] == []
    assert problem(peer.ask("DELETE", location, headers=his)) == "not_found"
    assert problem(peer.ask("DELETE", location)) == "unauthorized"
    assert peer.get(location, **hers).status_code == 200
    peer.close()


def test_a_foreign_page_deletes_nothing(peer: Peer, seed_text: str) -> None:
    location = peer.post(PATH, seed_text).headers["location"]
    foreign = peer.ask("DELETE", location, headers={"Origin": "https://evil.test"})
    assert problem(foreign) == "forbidden"
    assert peer.get(location).status_code == 200
