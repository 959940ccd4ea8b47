"""Owns `Idempotency-Key`: a request that is sent again gets the answer that it had."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from service.api import problems
from service.api.office import Office
from service.errors import BrevierError, InvalidRequest, KeyInUse, KeyReused
from service.stores.keys import Kept

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST = 255


def given(request: Request) -> str | None:
    """Read the key of a request, quoted as the draft of the RFC has it or bare.

    Raises:
        InvalidRequest: it is empty, too long or not printable ASCII.
    """
    written = request.headers.get(HEADER)
    if written is None:
        return None
    key = written.strip().removeprefix('"').removesuffix('"')
    if not key or len(key) > LONGEST or not key.isascii() or not key.isprintable():
        raise InvalidRequest(f"`{HEADER}` must have 1 to {LONGEST} printable ASCII characters")
    return key


def fingerprint(request: Request, what: object) -> str:
    """Give what makes a request the same: its path, and what it asks for."""
    return hashlib.sha256(
        repr((request.scope["path"], what)).encode("utf-8", "replace")
    ).hexdigest()


async def once(
    request: Request,
    office: Office,
    what: object,
    do: Callable[[str | None], Awaitable[Response]],
    again: Callable[[Kept], Awaitable[Response | None]],
) -> Response:
    """Do a request, unless it was done under its key before.

    Args:
        request: Its header has the key, if there is one.
        office: Keeps the keys.
        what: What is asked for.
        do: Does it, given the key that shall lead to its job.
        again: Makes the answer of a job or briefing that is kept; None where it is gone.

    Raises:
        KeyReused: the key is another request's.
        KeyInUse: the first one is not answered yet.
    """
    key, tenant = given(request), request.state.tenant
    if key is None or office.keys is None:
        return await do(None)
    kept = await office.keys.reserve(tenant, key, fingerprint(request, what))
    if kept is not None:
        return await _replayed(request, what, kept, again)
    try:
        response = await do(key)
    except BrevierError as error:
        if error.status >= 500:
            await office.keys.drop(tenant, key)
        else:
            answer = problems.of_error(request, error)
            await _keep(office, tenant, key, answer)
        raise
    except BaseException:
        await office.keys.drop(tenant, key)
        raise
    await _keep(office, tenant, key, response)
    return response


async def _replayed(
    request: Request,
    what: object,
    kept: Kept,
    again: Callable[[Kept], Awaitable[Response | None]],
) -> Response:
    if kept.request_hash != fingerprint(request, what):
        raise KeyReused("this key was used for another request: send a new one")
    response = await again(kept)
    if response is None and kept.status is None:
        raise KeyInUse("the first request with this key is not answered yet: try again")
    if response is None:
        response = Response(kept.body, kept.status or 200, kept.headers)
    response.headers[REPLAYED] = "true"
    return response


async def _keep(office: Office, tenant: str, key: str, response: Response) -> None:
    """Keep an answer; of a briefing its id will do, and of a job that is kept already."""
    assert office.keys is not None
    place = response.headers.get("Location", "")
    if place.startswith("/v1/jobs/"):
        return
    if place.startswith("/v1/briefings/"):
        name = place.rpartition("/")[2]
        await office.keys.keep(tenant, key, response.status_code, briefing_id=name)
        return
    headers = {"Content-Type": response.headers.get("Content-Type", "")}
    body = bytes(response.body).decode()
    await office.keys.keep(tenant, key, response.status_code, headers=headers, body=body)
