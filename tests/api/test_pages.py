"""The page of `/` and its form."""

import time
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

from evals.peers import BadKey, ChatServer
from service.api.pages import STAGES, _waiting
from service.render import to_page
from service.stores.jobs import Job
from tests.api.conftest import Peer, peer_of, problem, working
from tests.conftest import NOON
from tests.jobs.running import article
from tests.scripted import always, answer

FORM = "application/x-www-form-urlencoded"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def send(peer: Peer, **fields: str) -> httpx.Response:
    return peer.post("/", urlencode(fields), FORM, Origin="http://127.0.0.1:8000")


def test_the_page_shows_the_seed_over_a_form(peer: Peer) -> None:
    answer = peer.get("/", BROWSER)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert 'name="text"' in answer.text
    assert "support for increased communication" in answer.text


def test_nothing_on_the_page_comes_from_elsewhere(peer: Peer) -> None:
    page = peer.get("/").text
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page


def test_a_sent_form_leads_to_the_page_of_its_briefing(peer: Peer, seed_text: str) -> None:
    answer = send(peer, text=seed_text, title="", published="2025-02-14")
    assert answer.status_code == 303
    page = peer.get(answer.headers["location"], BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert peer.get(answer.headers["location"]).json()["sources"][0]["published"] == "2025-02-14"


def test_a_form_of_windows_newlines_is_the_same_work(peer: Peer, seed_text: str) -> None:
    plain = send(peer, text=seed_text)
    windows = send(peer, text=seed_text.replace("\n", "\r\n"))
    assert plain.headers["location"] == windows.headers["location"]


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 422, "empty"),
        ({"text": " \n "}, 422, "no text was sent"),
        ({"text": "Three words only."}, 422, "3 words"),
        ({"text": "x", "published": "soon"}, 422, "published"),
        ({"text": "x", "title": "y" * 1001}, 422, "title"),
        ({"text": "x", "colour": "red"}, 422, "colour"),
    ],
)
def test_a_problem_is_shown_on_the_page(
    peer: Peer, fields: dict[str, str], status: int, words: str
) -> None:
    answer = send(peer, **fields)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "text/html; charset=utf-8",
    )
    assert 'role="alert"' in answer.text
    assert words in answer.text or words == "empty"


def test_what_was_entered_stands_in_the_form_again_and_is_only_text(peer: Peer) -> None:
    text = '</textarea><script>alert("1")</script>'
    page = send(peer, text=text, title='"><b>', published="2025-02-14").text
    assert "<script" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert "2025-02-14" in page


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"text=%ff%fe%fd", FORM, 400),
        (b"text=\xff", FORM, 400),
        (b"&".join(b"a%d=1" % n for n in range(1000)), FORM, 400),
        (b"text=%ed%a0%80", FORM, 400),
        (b"text=%00" * 5, FORM, 422),
        (b"text=" + b"%00" * 500, FORM, 422),
        (b"text=x", "multipart/form-data; boundary=x", 415),
        (b"{}", "application/json", 415),
        (b"", "", 415),
    ],
)
def test_a_body_that_is_no_form_is_a_problem_on_the_page(
    peer: Peer, body: bytes, content_type: str, status: int
) -> None:
    answer = peer.post("/", body, content_type)
    assert (answer.status_code, 'role="alert"' in answer.text) == (status, True)


def test_a_form_that_is_too_large_is_refused(peer: Peer) -> None:
    assert send(peer, text="x " * 5_100_000).status_code == 413


def test_a_store_that_is_gone_is_told_on_the_page_and_in_the_log(
    tmp_path: Path, seed_text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")
    peer = peer_of(tmp_path / "data")
    answer = send(peer, text=seed_text)
    peer.close()
    assert (answer.status_code, 'role="alert"' in answer.text) == (503, True)
    assert "FileExistsError" in caplog.text


def test_a_form_of_another_site_is_refused(peer: Peer, seed_text: str) -> None:
    body = f"text={quote(seed_text)}"
    assert problem(peer.post("/", body, FORM, Origin="https://evil.test")) == "forbidden"
    assert problem(peer.post("/", body, FORM, Origin="null")) == "forbidden"


REFRESH = '<meta http-equiv="refresh" content="2">'


def until_over(peer: Peer, place: str) -> httpx.Response:
    """Look at a waiting page as a browser does, until it waits no more."""
    deadline = time.monotonic() + 60
    while REFRESH in (page := peer.get(place, BROWSER)).text:
        assert (page.status_code, "<form" in page.text) == (200, False)
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return page


def test_what_takes_long_is_waited_for_on_a_page_that_leads_to_the_briefing(
    tmp_path: Path, seed_text: str
) -> None:
    slow = always(answer(article()), delay_s=4)
    with ChatServer(slow) as server, working(tmp_path, server) as peer:
        sent = send(peer, text=seed_text, published="2025-02-14")
        place = sent.headers["location"]
        assert (sent.status_code, place.startswith("/waiting/job_")) == (303, True)
        page = peer.get(place, BROWSER)
        assert REFRESH in page.text
        assert any(words in page.text for words in STAGES.values())
        assert "<script" not in page.text
        assert page.headers["cache-control"] == "no-cache"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert send(peer, text=seed_text, published="2025-02-14").headers["location"] == place
        over = until_over(peer, place)
        assert over.status_code == 303
        made = peer.get(over.headers["location"]).json()
        assert made["receipt"]["engine"] == "llm"
        # Work that was done before is shown at once.
        again = send(peer, text=seed_text, published="2025-02-14")
        assert again.headers["location"] == over.headers["location"]
    assert server.calls == 1


def test_a_quick_model_needs_no_page_that_waits(tmp_path: Path, seed_text: str) -> None:
    script = always(answer(article()), delay_s=0.2)
    with ChatServer(script) as server, working(tmp_path, server) as peer:
        peer.post("/v1/briefings", f"{seed_text} And so on.")  # what a first job loads is loaded
        assert send(peer, text=seed_text).headers["location"].startswith("/v1/briefings/brf_")


def test_a_job_that_failed_is_a_problem_over_the_form(tmp_path: Path, seed_text: str) -> None:
    with ChatServer(lambda _: BadKey(delay_s=3)) as server, working(tmp_path, server) as peer:
        place = send(peer, text=seed_text, strict="true").headers["location"]
        page = until_over(peer, place)
        assert (page.status_code, 'role="alert"' in page.text) == (502, True)
        assert "<form" in page.text
        assert REFRESH not in page.text


def test_a_job_that_was_cancelled_or_is_unknown_is_told(tmp_path: Path, seed_text: str) -> None:
    slow = always(answer(article()), delay_s=30)
    with ChatServer(slow) as server, working(tmp_path, server) as peer:
        place = send(peer, text=seed_text).headers["location"]
        peer.ask("DELETE", place.replace("/waiting", "/v1/jobs"))
        for path, words in ((place, "was cancelled"), ("/waiting/job_1", "no job")):
            page = peer.get(path, BROWSER)
            assert (page.status_code, 'role="alert"' in page.text) == (404, True)
            assert words in page.text


# The thread of a connection that failed may end after the event loop of its worker.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_who_waits_while_the_store_is_away_goes_on_waiting(tmp_path: Path) -> None:
    with working(tmp_path) as peer:
        assert peer.get("/waiting/job_1", BROWSER).status_code == 404
        for path in tmp_path.glob("brevier.db*"):
            path.unlink()
        (tmp_path / "brevier.db").mkdir()
        page = peer.get("/waiting/job_1", BROWSER)
        assert (page.status_code, REFRESH in page.text) == (503, True)


@pytest.mark.parametrize(
    ("stage", "total", "words", "bar"),
    [
        ("queued", 0, "waits for its turn", "<progress aria-label"),
        ("drafting", 8, "3 of 8 parts are done", 'max="8" value="3"'),
        ("drafting", 1, "is reading the article", '<progress aria-label="Progress">'),
        ("saving", 1, "Nearly done", '<progress aria-label="Progress">'),
    ],
)
def test_how_far_it_is_is_said(stage: str, total: int, words: str, bar: str) -> None:
    job = Job("job_1", "running", 3, total, stage, None, None, None, NOON, NOON, None)
    page = to_page(None, waiting=_waiting(job))
    assert words in page
    assert bar in page
