"""Owns what surrounds every exchange: request id, guard, headers, and the net under all of it."""

import logging
import re
import uuid

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api import problems
from service.api.guards import Guard
from service.errors import BrevierError

log = logging.getLogger("brevier.api")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make our own form's `Origin` null
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""On every answer, unless it brings its own."""
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Envelope:
    """Wraps the application: whatever happens inside, an answer with a request id comes out.

    `HEAD` is answered as `GET` without its body. A caller's `X-Request-Id` is kept if it is plain.
    """

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app = app
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one exchange on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # The server keeps its own scope, and with it the method that tells it to send no body.
        scope = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        request = Request(scope, receive)
        request.state.request_id = _request_id(request)
        started = False

        async def send_signed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _sign(message, request.state.request_id)
            await send(message)

        try:
            request.state.tenant = await self._guard.admit(request)
            await self._app(scope, receive, send_signed)
        except ClientDisconnect:
            log.info("%s: the client went away", request.state.request_id)
        except Exception as error:  # the net: nothing may leave without an answer
            if started:
                raise
            await _answer(request, error)(scope, receive, send_signed)


def _request_id(request: Request) -> str:
    given = request.headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _sign(message: Message, request_id: str) -> None:
    headers = MutableHeaders(scope=message)
    headers["X-Request-Id"] = request_id
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def _answer(request: Request, error: Exception) -> ASGIApp:
    if not isinstance(error, BrevierError):
        request_id = request.state.request_id
        log.error("%s: unexpected", request_id, exc_info=error)
        error = BrevierError(f"it is our fault, and in the log under {request_id!r}")
    else:
        note(request, error)
    return problems.of_error(request, error)


def note(request: Request, error: BrevierError) -> None:
    """Log an error of our own if it is no caller's doing."""
    if error.status >= 500:
        log.warning("%s: %s (%r)", request.state.request_id, error, error.__cause__)
