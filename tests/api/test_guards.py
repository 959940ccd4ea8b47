"""Who may ask: a table for a service without keys, and one for a service with them."""

import asyncio
import hashlib

import pytest
from starlette.requests import Request

from service.api import guards
from service.api.guards import Guard
from service.errors import Forbidden, StoreUnavailable, Unauthorized
from service.stores.issued import Found

KEYS = ("first-key-0123456789", "zweiter-Schlüssel-42")
OPEN = Guard()
LOCKED = Guard(KEYS)


def asked(method: str = "GET", path: str = "/v1/briefings", **headers: str) -> Request:
    raw = [
        (name.replace("_", "-").encode(), value.encode("utf-8")) for name, value in headers.items()
    ]
    return Request({"type": "http", "method": method, "path": path, "headers": raw})


def admit(guard: Guard, request: Request) -> str:
    return asyncio.run(guard.admit(request))


@pytest.mark.parametrize(
    "host",
    [
        *["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1", "LOCALHOST:8000"],
        *["[::1]", "[::1]:8000", "127.1.2.3:80"],
    ],
)
def test_a_loopback_host_is_answered(host: str) -> None:
    assert admit(OPEN, asked(host=host)) == ""


@pytest.mark.parametrize(
    "host",
    [
        *["", "evil.test", "evil.test:8000", "192.168.1.5:8000", "0.0.0.0:8000", "[::]:8000"],
        *["127.0.0.1.evil.test", "localhost.evil.test:8000", "127.0.0.1@evil.test", "2130706433"],
        *["[::ffff:10.0.0.1]", "[", "]:", "localhost:", "localhost:x", "localhost.", "évil"],
    ],
)
@pytest.mark.parametrize("path", ["/", "/v1/briefings", "/health"])
def test_any_other_host_is_refused(host: str, path: str) -> None:
    with pytest.raises(Forbidden, match="Host"):
        admit(OPEN, asked(path=path, host=host))


def test_a_request_without_host_is_refused() -> None:
    with pytest.raises(Forbidden):
        admit(OPEN, asked())


@pytest.mark.parametrize(
    ("method", "host", "origin", "admitted"),
    [
        ("POST", "127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("POST", "localhost:8000", "HTTP://LocalHost:8000", True),
        ("POST", "[::1]:8000", "http://[::1]:8000", True),
        ("POST", "localhost", "http://localhost", True),
        ("POST", "127.0.0.1:8000", "https://127.0.0.1:8000", True),
        ("POST", "127.0.0.1:8000", "https://evil.test", False),
        ("POST", "127.0.0.1:8000", "http://127.0.0.1:8001", False),
        ("POST", "127.0.0.1:8000", "http://localhost:8000", False),
        ("POST", "127.0.0.1:8000", "http://127.0.0.1", False),
        ("POST", "127.0.0.1:8000", "null", False),
        ("POST", "127.0.0.1:8000", "", False),
        ("POST", "127.0.0.1:8000", "file://", False),
        ("DELETE", "127.0.0.1:8000", "https://evil.test", False),
        ("PURGE", "127.0.0.1:8000", "https://evil.test", False),
        ("GET", "127.0.0.1:8000", "https://evil.test", True),
        ("HEAD", "127.0.0.1:8000", "https://evil.test", True),
    ],
)
def test_a_foreign_origin_changes_nothing(
    method: str, host: str, origin: str, admitted: bool
) -> None:
    request = asked(method, host=host, origin=origin)
    if admitted:
        assert admit(OPEN, request) == ""
    else:
        with pytest.raises(Forbidden, match="Origin"):
            admit(OPEN, request)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
@pytest.mark.parametrize("key", KEYS)
def test_a_known_key_is_a_tenant_whatever_the_host(scheme: str, key: str) -> None:
    tenant = admit(LOCKED, asked(authorization=f"{scheme} {key}", host="brief.example"))
    assert len(tenant) == 32
    assert key not in tenant


def test_each_key_is_its_own_tenant_and_stays_it() -> None:
    tenants = [admit(LOCKED, asked(authorization=f"Bearer {key}")) for key in KEYS]
    assert len({*tenants, ""}) == 3
    assert admit(Guard(KEYS[1:]), asked(authorization=f"Bearer {KEYS[1]}")) == tenants[1]


@pytest.mark.parametrize(
    "authorization",
    [
        *["", "Bearer", "Bearer ", "Bearer wrong", f"Bearer {KEYS[0]}x", f"Bearer {KEYS[0][:-1]}"],
        *[f"Basic {KEYS[0]}", KEYS[0], f"Token {KEYS[0]}", f"Bearer {KEYS[0]} {KEYS[1]}", "é é"],
    ],
)
@pytest.mark.parametrize("path", ["/", "/v1/briefings", "/v1/verify", "/health/", "/nowhere"])
def test_anything_else_is_refused(authorization: str, path: str) -> None:
    with pytest.raises(Unauthorized):
        admit(LOCKED, asked(path=path, authorization=authorization))


@pytest.mark.parametrize("path", ["/health", "/ready", "/docs", "/openapi.json"])
def test_some_paths_need_no_key(path: str) -> None:
    assert admit(LOCKED, asked(path=path)) == ""


class Issued:
    """Keys that were issued, as a database would tell of them; counts how often it is asked."""

    def __init__(self, **tenants: str) -> None:
        self.tenants = {sha256(key): tenant for key, tenant in tenants.items()}
        self.asked, self.away = 0, False

    async def find(self, digest: str) -> Found:
        self.asked += 1
        if self.away:
            raise StoreUnavailable("away")
        return Found(self.tenants.get(digest), bool(self.tenants))


def sha256(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def bearer(key: str, path: str = "/v1/briefings", host: str = "brief.example") -> Request:
    return asked(path=path, host=host, authorization=f"Bearer {key}")


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("keys", [(), KEYS])
def test_an_issued_key_is_the_tenant_that_the_database_says(
    keys: tuple[str, ...], public: bool
) -> None:
    guard = Guard(keys, Issued(one="key_1").find, public=public)
    assert admit(guard, bearer("one")) == "key_1"
    for request in (bearer("two"), asked(host="localhost"), asked(authorization="Basic one")):
        with pytest.raises(Unauthorized):
            admit(guard, request)
    assert admit(guard, asked(path="/health", host="brief.example")) == ""


def test_a_service_that_strangers_reach_is_never_open() -> None:
    with pytest.raises(Unauthorized):
        admit(Guard((), Issued().find, public=True), asked(host="localhost"))


def test_a_key_of_the_settings_needs_no_database() -> None:
    issued = Issued()
    issued.away = True
    guard = Guard(KEYS, issued.find)
    assert admit(guard, asked(authorization=f"Bearer {KEYS[0]}"))
    with pytest.raises(Unauthorized):
        admit(guard, asked(host="localhost"))
    assert issued.asked == 0


def test_without_its_database_a_service_lets_nobody_in_but_tells_that_it_lives() -> None:
    issued = Issued()
    issued.away = True
    guard = Guard((), issued.find)
    with pytest.raises(StoreUnavailable):
        admit(guard, asked(host="localhost"))
    assert admit(guard, asked(path="/health", host="localhost")) == ""


@pytest.mark.parametrize("keys", [{}, {"one": "key_1"}])
def test_who_was_let_in_before_the_database_went_away_is_let_in(
    keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "FRESH_S", 0)
    issued = Issued(**keys)
    guard = Guard((), issued.find)
    request = asked(host="localhost") if not keys else bearer("one")
    admit(guard, request)
    issued.away = True
    if keys:
        with pytest.raises(StoreUnavailable):
            admit(guard, request)
    else:
        assert admit(guard, request) == ""
        with pytest.raises(Forbidden):
            admit(guard, asked(host="evil.test"))


def test_what_was_looked_up_is_believed_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    issued = Issued(one="key_1")
    guard = Guard((), issued.find)
    for _ in range(3):
        assert admit(guard, bearer("one")) == "key_1"
    assert issued.asked == 1
    issued.tenants = {"another": "key_2"}
    monkeypatch.setattr(guards, "FRESH_S", 0)
    with pytest.raises(Unauthorized):
        admit(guard, bearer("one"))


def test_wrong_keys_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MOST", 5)
    guard = Guard((), Issued(one="key_1").find)
    for number in range(20):
        with pytest.raises(Unauthorized):
            admit(guard, bearer(f"wrong {number}"))
    assert len(guard._seen) <= 5
