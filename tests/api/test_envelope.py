"""The envelope: an id, headers and an answer, whatever the application inside does."""

import asyncio
import json
import logging
import re

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.envelope import Envelope
from service.api.guards import Guard
from service.errors import NotFound, StoreUnavailable


async def fine(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"{scope['method']} for {scope['state']['tenant']!r}")(
        scope, receive, send
    )


async def own_policy(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("x", headers={"Content-Security-Policy": "mine"})(scope, receive, send)


def failing(error: Exception) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise error

    return app


def ask(app: ASGIApp, method: str = "GET", **headers: str) -> httpx.Response:
    async def exchange() -> httpx.Response:
        transport = httpx.ASGITransport(Envelope(app, Guard()))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(
                method, "/x", headers={k.replace("_", "-"): v for k, v in headers.items()}
            )

    return asyncio.run(exchange())


def test_an_answer_carries_an_id_and_the_headers_of_caution() -> None:
    answer = ask(fine)
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["referrer-policy"] == "same-origin"


def test_a_page_may_bring_its_own_policy() -> None:
    assert ask(own_policy).headers["content-security-policy"] == "mine"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("abc-1.2_Z", True),
        ("x" * 64, True),
        ("x" * 65, False),
        ("", False),
        ("a b", False),
        ("<script>", False),
        ("a\tb", False),
    ],
)
def test_a_plain_id_of_the_caller_is_kept(given: str, kept: bool) -> None:
    assert (ask(fine, x_request_id=given).headers["x-request-id"] == given) is kept


def test_head_is_asked_as_get() -> None:
    answer = ask(fine, "HEAD")  # the client drops the body, as a server does
    assert answer.headers["content-length"] == str(len("GET for ''"))


def test_a_refused_request_does_not_come_through() -> None:
    answer = ask(failing(AssertionError("reached")), "POST", origin="https://evil.test")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_an_error_of_ours_is_its_problem() -> None:
    answer = ask(failing(NotFound("no such thing")))
    assert (answer.status_code, answer.json()["detail"]) == (404, "no such thing")


def test_anything_else_is_a_500_that_tells_nothing_and_is_logged_with_its_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = ask(failing(RuntimeError("password hunter2 in /srv/secret")))
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "hunter2" not in answer.text
    (record,) = caplog.records
    assert answer.headers["x-request-id"] in record.getMessage()
    assert record.exc_info is not None


def test_a_store_that_is_gone_is_logged_with_its_cause(caplog: pytest.LogCaptureFixture) -> None:
    error = StoreUnavailable("gone")
    error.__cause__ = OSError("disk on fire")
    answer = ask(failing(error))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "disk on fire" in caplog.text
    assert "fire" not in json.dumps(answer.json())


def test_a_client_that_went_away_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    from starlette.requests import ClientDisconnect

    caplog.set_level(logging.INFO)

    async def exchange() -> None:
        async def nothing(*_: object) -> None:
            raise AssertionError("nobody is there to hear it")

        scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"localhost")]}
        await Envelope(failing(ClientDisconnect()), Guard())(scope, nothing, nothing)  # type: ignore[arg-type]

    asyncio.run(exchange())
    assert [record.levelname for record in caplog.records] == ["INFO"]
