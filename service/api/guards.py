"""Owns who may ask: a loopback `Host` and no foreign `Origin` without keys, else a known key.

Without keys the service listens on loopback only (`settings.check_exposure`), where the one
stranger is a web page in the user's own browser: `Host` stops a page whose name was rebound to
127.0.0.1, `Origin` one that posts a form across.
"""

import hashlib
import hmac

from starlette.requests import Request

from service.errors import Forbidden, Unauthorized
from service.settings import is_loopback

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = frozenset({"/health", "/ready", "/docs", "/openapi.json"})
"""What needs no key: it tells nothing about anybody's briefings."""


class Guard:
    """Lets a request in as a tenant, or refuses it; with `keys`, each key is a tenant."""

    def __init__(self, keys: tuple[str, ...] = ()) -> None:
        self._tenants = tuple((_digest(key.encode()), _tenant(key)) for key in keys)

    def admit(self, request: Request) -> str:
        """Give the tenant that a request comes from; "" where no keys are set.

        Raises:
            Forbidden: no keys are set, and `Host` or `Origin` is not this machine.
            Unauthorized: keys are set, and the request brings none of them.
        """
        if self._tenants:
            return "" if request.scope["path"] in OPEN_PATHS else self._known(request)
        _check_host(request)
        _check_origin(request)
        return ""

    def _known(self, request: Request) -> str:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        digest = _digest(given.strip().encode("latin-1"))  # header bytes, as they came
        found = ""
        for known, tenant in self._tenants:  # all of them, so that time tells nothing
            if hmac.compare_digest(known, digest):
                found = tenant
        if scheme.lower() != "bearer" or not found:
            raise Unauthorized("send `Authorization: Bearer KEY` with one of the service's keys")
        return found


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
            f"`Host` {host[:100]!r} is not this machine: ask for 127.0.0.1 or localhost, or set "
            "`BREVIER_API_KEYS` to serve others"
        )


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is None or request.method in SAFE_METHODS:
        return
    host = request.headers.get("host", "")
    if origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
        raise Forbidden(f"`Origin` {origin[:100]!r} is another site: it may not drive this service")
