"""Owns the page of `/`: the seed's briefing over a form, and what becomes of a sent form.

What takes long becomes a job: its page looks again by itself until it leads to the briefing.
"""

import asyncio
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.api import bodies, orders
from service.api.desk import DeskOf
from service.api.envelope import note
from service.api.office import OfficeOf
from service.api.orders import Order
from service.api.preferences import Preference
from service.api.representations import PAGE_POLICY
from service.api.seed import Seed
from service.errors import (
    BrevierError,
    InvalidRequest,
    MalformedRequest,
    NotFound,
    StoreUnavailable,
    UnsupportedMediaType,
)
from service.render import Entered, Waiting, to_page
from service.stores.jobs import Job

router = APIRouter(include_in_schema=False)
MAX_FIELDS = 10
WAIT = Preference(wait_s=2)
"""So long a browser waits before it is led to a page that waits."""
AT_ONCE = Preference(wait_s=0)
STAGES = {
    "queued": "It waits for its turn.",
    "starting": "The model is reading the article.",
    "drafting": "The model is reading the article.",
    "repairing": "The model is asked again for lines that did not hold.",
    "merging": "What was read in parts is put together.",
}


@router.get("/")
async def show(request: Request) -> Response:
    """Show the seed's briefing over an empty form."""
    return await _page(request)


@router.post("/")
async def send(request: Request, desk: DeskOf, office: OfficeOf) -> Response:
    """Brief what the form holds and lead to its page, or show the form again with the problem."""
    fields: dict[str, str] = {}
    try:
        fields = await _fields(request, desk.article_limit)
        found = await office.take(_order(fields), request.state.tenant, WAIT)
    except BrevierError as error:
        note(request, error)
        return await _page(request, error, fields)
    page = "/waiting" if isinstance(found, Job) else "/v1/briefings"
    return RedirectResponse(f"{page}/{found.id}", status_code=303)


@router.get("/waiting/{job_id}")
async def wait(request: Request, office: OfficeOf) -> Response:
    """Say how far a job is, lead to its briefing once it is done, or show what it failed of."""
    try:
        found = await office.wait(request.path_params["job_id"], request.state.tenant, AT_ONCE)
        if isinstance(found, Job) and found.over:
            raise NotFound("this work was cancelled, or its article or briefing was removed")
    except StoreUnavailable as error:
        note(request, error)
        return _html(to_page(None, waiting=Waiting(f"{error}.")), error.status)
    except BrevierError as error:
        note(request, error)
        return await _page(request, error)
    if not isinstance(found, Job):
        return RedirectResponse(f"/v1/briefings/{found.id}", status_code=303)
    return _html(to_page(None, waiting=_waiting(found)))


def _waiting(job: Job) -> Waiting:
    words, parts = STAGES.get(job.stage, "Nearly done."), job.stage == "drafting" and job.total > 1
    if not parts:
        return Waiting(words)
    return Waiting(f"{words} {job.done} of {job.total} parts are done.", job.done, job.total)


async def _page(
    request: Request, error: BrevierError | None = None, fields: dict[str, str] | None = None
) -> Response:
    seed: Seed = request.app.state.seed
    briefing = await seed.briefing() if error is None else None
    known = {name: value for name, value in (fields or {}).items() if name in Entered._fields}
    page = to_page(briefing, problem=_words(error) if error else None, entered=Entered(**known))
    return _html(page, error.status if error else 200)


def _html(page: str, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache"}
    return HTMLResponse(page, status, headers)


def _words(error: BrevierError) -> str:
    if not isinstance(error, InvalidRequest):
        return str(error)
    return "; ".join(f"{place.strip('/?')}: {wrong}" for place, wrong in error.errors)


async def _fields(request: Request, article_limit: int) -> dict[str, str]:
    if bodies.content_type(request).media_type != orders.FORM_TYPE:
        raise UnsupportedMediaType(f"the form is sent as {orders.FORM_TYPE}")
    body = await bodies.read(request, article_limit)
    return await asyncio.to_thread(_parse, body)


def _parse(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError as error:  # UnicodeDecodeError is one
        raise MalformedRequest("the form's fields cannot be read: send them as UTF-8") from error
    return dict(pairs)


def _order(fields: dict[str, str]) -> Order:
    filled = [(name, value) for name, value in fields.items() if name != "text" and value.strip()]
    return Order(fields.get("text", ""), "text", None, orders.from_query(filled))
