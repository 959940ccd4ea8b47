"""Who may ask: a table for a service without keys, and one for a service with them."""

import pytest
from starlette.requests import Request

from service.api.guards import Guard
from service.errors import Forbidden, Unauthorized

KEYS = ("first-key-0123456789", "zweiter-Schlüssel-42")
OPEN = Guard()
LOCKED = Guard(KEYS)


def asked(method: str = "GET", path: str = "/v1/briefings", **headers: str) -> Request:
    raw = [
        (name.replace("_", "-").encode(), value.encode("utf-8")) for name, value in headers.items()
    ]
    return Request({"type": "http", "method": method, "path": path, "headers": raw})


@pytest.mark.parametrize(
    "host",
    [
        *["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1", "LOCALHOST:8000"],
        *["[::1]", "[::1]:8000", "127.1.2.3:80"],
    ],
)
def test_a_loopback_host_is_answered(host: str) -> None:
    assert OPEN.admit(asked(host=host)) == ""


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
        OPEN.admit(asked(path=path, host=host))


def test_a_request_without_host_is_refused() -> None:
    with pytest.raises(Forbidden):
        OPEN.admit(asked())


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
        assert OPEN.admit(request) == ""
    else:
        with pytest.raises(Forbidden, match="Origin"):
            OPEN.admit(request)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
@pytest.mark.parametrize("key", KEYS)
def test_a_known_key_is_a_tenant_whatever_the_host(scheme: str, key: str) -> None:
    tenant = LOCKED.admit(asked(authorization=f"{scheme} {key}", host="brief.example"))
    assert len(tenant) == 32
    assert key not in tenant


def test_each_key_is_its_own_tenant_and_stays_it() -> None:
    tenants = [LOCKED.admit(asked(authorization=f"Bearer {key}")) for key in KEYS]
    assert len({*tenants, ""}) == 3
    assert Guard(KEYS[1:]).admit(asked(authorization=f"Bearer {KEYS[1]}")) == tenants[1]


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
        LOCKED.admit(asked(path=path, authorization=authorization))


@pytest.mark.parametrize("path", ["/health", "/ready", "/docs", "/openapi.json"])
def test_some_paths_need_no_key(path: str) -> None:
    assert LOCKED.admit(asked(path=path)) == ""
