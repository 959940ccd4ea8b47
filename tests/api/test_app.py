"""The application as a whole: unknown paths, wrong methods, keys, and a store that comes back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.api.app import create_app
from service.settings import load
from service.stores.memory import MemoryStore
from tests import postgres
from tests.api.conftest import Peer, peer_of, problem

KEYS = "the-first-key-123456, the-other-key-123456"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Peer]:
    made = peer_of(tmp_path, api_keys=KEYS)
    yield made
    made.close()


def bearer(number: int) -> str:
    return f"Bearer {KEYS.split(', ')[number]}"


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/v1", "/v1/", "/v1/briefings/", "/v1/briefings/a/b", "/docs/", "/%00", "/é"],
)
def test_an_unknown_path_is_a_problem(peer: Peer, path: str) -> None:
    assert problem(peer.get(path)) == "not_found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/", "GET, HEAD, POST"),
        ("PUT", "/v1/briefings", "GET, HEAD, POST"),
        ("PUT", "/v1/briefings/brf_1", "GET, HEAD, DELETE"),
        ("GET", "/v1/verify", "POST"),
        ("POST", "/health", "GET, HEAD"),
        ("OPTIONS", "/v1/briefings", "GET, HEAD, POST"),
        ("TRACE", "/docs", "GET, HEAD"),
        ("BREW", "/ready", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(
    peer: Peer, method: str, path: str, allowed: str
) -> None:
    answer = peer.ask(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert problem(answer) == "method_not_allowed"


def test_a_foreign_page_drives_nothing(peer: Peer, seed_text: str) -> None:
    foreign = peer.post("/v1/briefings", seed_text, Origin="https://evil.test")
    assert problem(foreign) == "forbidden"
    rebound = peer.ask("GET", "/", headers={"Host": "evil.test"})
    assert problem(rebound) == "forbidden"
    assert "access-control-allow-origin" not in peer.get("/", Origin="https://evil.test").headers


@pytest.mark.parametrize("host", ["[", "a b", "[::", "é", "x" * 5000, "a:b:c", "\\"])
def test_a_strange_host_is_refused_or_answered(peer: Peer, locked: Peer, host: str) -> None:
    headers = {"Host": host.encode()}
    assert problem(peer.ask("GET", "/docs", headers=headers)) == "forbidden"
    assert locked.ask("GET", "/docs", headers=headers).status_code == 200
    assert problem(locked.ask("GET", "/nowhere", headers=headers)) == "unauthorized"


def test_keys_part_the_tenants(locked: Peer, seed_text: str) -> None:
    first, second = (
        locked.post("/v1/briefings", seed_text, Authorization=bearer(number)) for number in (0, 1)
    )
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.headers["location"] != second.headers["location"]
    hers = locked.get(first.headers["location"], Authorization=bearer(0))
    his = locked.get(first.headers["location"], Authorization=bearer(1))
    missing = locked.get("/v1/briefings/brf_0000000000000000", Authorization=bearer(1))
    assert hers.content == first.content
    assert (problem(his), problem(missing)) == ("not_found", "not_found")


@pytest.mark.parametrize("path", ["/", "/v1/briefings/brf_1", "/nowhere"])
def test_with_keys_nothing_is_told_without_one(locked: Peer, path: str) -> None:
    answer = locked.get(path)
    assert problem(answer) == "unauthorized"
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_with_keys_any_host_is_answered(locked: Peer) -> None:
    answer = locked.ask("GET", "/", headers={"Host": "brief.example", "Authorization": bearer(0)})
    assert answer.status_code == 200


def test_a_store_that_is_gone_is_a_503_until_it_is_back(tmp_path: Path, seed_text: str) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file where a folder should be", encoding="utf-8")
    peer = peer_of(in_the_way)

    def ask() -> tuple[httpx.Response, httpx.Response]:
        return peer.post("/v1/briefings", seed_text), peer.get("/ready")

    assert [problem(answer) for answer in ask()] == ["store_unavailable"] * 2
    assert peer.get("/health").status_code == 200
    assert peer.get("/").status_code == 200
    in_the_way.unlink()
    assert [answer.status_code for answer in ask()] == [201, 200]
    peer.close()


def test_a_server_that_stops_in_mid_flight_is_a_503_until_it_is_back(
    tmp_path: Path, seed_text: str, own_server: postgres.OwnServer, postgres_url: str
) -> None:
    peer = peer_of(tmp_path, postgres_url)
    location = peer.post("/v1/briefings", seed_text).headers["location"]
    own_server.stop()
    try:
        for answer in (
            peer.get(location),
            peer.get("/v1/briefings"),
            peer.ask("DELETE", location),
            peer.post("/v1/briefings", f"{seed_text} And so on."),
            peer.get("/ready"),
        ):
            assert problem(answer) == "store_unavailable"
            assert postgres.PASSWORD not in answer.text
        assert peer.get("/health").status_code == 200
    finally:
        own_server.start()
    assert peer.get(location).status_code == 200
    assert peer.get("/ready").status_code == 200
    assert peer.post("/v1/briefings", f"{seed_text} And so on.").status_code == 201
    peer.close()


class Watched(MemoryStore):
    """Remembers that it was closed."""

    closed = False

    async def close(self) -> None:
        self.closed = True


def test_the_store_is_closed_when_the_service_stops() -> None:
    store = Watched()
    app = create_app(settings=load(), store=store)

    async def live() -> None:
        async with app.router.lifespan_context(app):
            assert not store.closed

    asyncio.run(live())
    assert store.closed


def test_the_service_starts_without_its_store_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")
    peer = peer_of(tmp_path / "data")

    async def live() -> None:
        async with peer.app.router.lifespan_context(peer.app):
            pass

    peer.run(live())
    peer.close()
    assert "the database cannot be opened" in caplog.text
