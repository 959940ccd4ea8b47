"""Owns the page of `/`: the seed's briefing over a form, and what becomes of a sent form."""

import asyncio
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.api import bodies, orders
from service.api.desk import DeskOf
from service.api.envelope import note
from service.api.orders import Order
from service.api.representations import PAGE_POLICY
from service.api.seed import Seed
from service.errors import BrevierError, InvalidRequest, MalformedRequest, UnsupportedMediaType
from service.render import Entered, to_page

router = APIRouter(include_in_schema=False)
MAX_FIELDS = 10


@router.get("/")
async def show(request: Request) -> Response:
    """Show the seed's briefing over an empty form."""
    return await _page(request)


@router.post("/")
async def send(request: Request, desk: DeskOf) -> Response:
    """Brief what the form holds and lead to its page, or show the form again with the problem."""
    fields: dict[str, str] = {}
    try:
        fields = await _fields(request, desk.article_limit)
        taken = await desk.take(_order(fields), request.state.tenant)
    except BrevierError as error:
        note(request, error)
        return await _page(request, error, fields)
    return RedirectResponse(f"/v1/briefings/{taken.id}", status_code=303)


async def _page(
    request: Request, error: BrevierError | None = None, fields: dict[str, str] | None = None
) -> Response:
    seed: Seed = request.app.state.seed
    briefing = await seed.briefing() if error is None else None
    known = {name: value for name, value in (fields or {}).items() if name in Entered._fields}
    page = to_page(briefing, problem=_words(error) if error else None, entered=Entered(**known))
    headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache"}
    return HTMLResponse(page, error.status if error else 200, headers)


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
