"""Owns who may ask: a loopback `Host` and no foreign `Origin` without keys, else a known key.

Keys are those of the settings, and those that `brevier keys` made, which are looked up. Without
any the service listens on loopback only (`settings.check_exposure`), where the one
stranger is a web page in the user's own browser: `Host` stops a page whose name was rebound to
127.0.0.1, `Origin` one that posts a form across.
"""

import hashlib
import hmac
import time
from collections.abc import Awaitable, Callable

from starlette.requests import Request

from service.errors import Forbidden, StoreUnavailable, Unauthorized
from service.settings import is_loopback
from service.stores.issued import Found

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = frozenset({"/health", "/ready", "/docs", "/openapi.json"})
"""What needs no key: it tells nothing about anybody's briefings."""
FRESH_S = 2.0
"""Seconds that what was looked up is believed: so long a revoked key may still work."""
MOST = 1000
"""Keys that are remembered, wrong ones among them."""
Find = Callable[[str], Awaitable[Found]]
"""Says whose the key of a SHA-256 is."""


async def _none(_: str) -> Found:
    return Found()


class Guard:
    """Lets a request in as a tenant, or refuses it; with keys, each key is a tenant."""

    def __init__(
        self, keys: tuple[str, ...] = (), find: Find = _none, *, public: bool = False
    ) -> None:
        """Take the keys of the settings, what looks others up, and whether strangers can ask."""
        self._tenants = tuple((_digest(key.encode()), _tenant(key)) for key in keys)
        self._find, self._locked = find, public or bool(keys)
        self._seen: dict[str, tuple[float, Found]] = {}
        self._was_open = False

    async def admit(self, request: Request) -> str:
        """Give the tenant that a request comes from; "" where there are no keys.

        Raises:
            Forbidden: there are no keys, and `Host` or `Origin` is not this machine.
            Unauthorized: there are keys, and the request brings none of them.
            StoreUnavailable: keys cannot be looked up now.
        """
        open_path = request.scope["path"] in OPEN_PATHS
        if open_path and self._locked:
            return ""
        digest = _digest_of(request)
        tenant = self._known(digest)
        if tenant:
            return tenant
        if self._locked and not digest:
            raise _unauthorized()
        try:
            found = await self._looked_up(digest.hex() if digest else "")
        except StoreUnavailable:
            if not (open_path or self._was_open):
                raise
            found = Found()  # there is nothing to be had anyway
        if found.tenant is not None:
            return found.tenant
        if self._locked or (found.any and not open_path):
            raise _unauthorized()
        if found.any:
            return ""
        _check_host(request)
        _check_origin(request)
        return ""

    def _known(self, digest: bytes) -> str:
        found = ""
        for known, tenant in self._tenants:  # all of them, so that time tells nothing
            if hmac.compare_digest(known, digest):
                found = tenant
        return found

    async def _looked_up(self, sha256: str) -> Found:
        now = time.monotonic()
        seen, found = self._seen.get(sha256, (0.0, Found()))
        if not seen or now - seen > FRESH_S:
            found = await self._find(sha256)
            self._was_open = not found.any
            if len(self._seen) >= MOST:
                self._seen.clear()
            self._seen[sha256] = (now, found)
        return found


def _unauthorized() -> Unauthorized:
    return Unauthorized("send `Authorization: Bearer KEY` with one of the service's keys")


def _digest_of(request: Request) -> bytes:
    """Give the SHA-256 of the key that a request brings, nothing where it brings none."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    key = given.strip().encode("latin-1")  # header bytes, as they came
    return _digest(key) if scheme.lower() == "bearer" and key else b""


def _digest(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()


def _tenant(key: str) -> str:
    # Stored beside each briefing, so it must not be the hash that opens the door.
    return hashlib.sha256(b"tenant:" + key.encode()).hexdigest()[:32]


def _check_host(request: Request) -> None:
    host = request.headers.get("host", "")
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdigit():
        name = host
    if not is_loopback(name):
        raise Forbidden(
            f"`Host` {host[:100]!r} is not this machine: ask for 127.0.0.1 or localhost, or make a "
            "key with `brevier keys add` to serve others"
        )


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is None or request.method in SAFE_METHODS:
        return
    host = request.headers.get("host", "")
    if origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
        raise Forbidden(f"`Origin` {origin[:100]!r} is another site: it may not drive this service")
