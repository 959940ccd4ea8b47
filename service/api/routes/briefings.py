"""Owns `/v1/briefings`: an article is briefed, a briefing is given again, listed, forgotten."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.api import description, listing, orders, queries, representations
from service.api.desk import DeskOf
from service.api.negotiation import choose

router = APIRouter(prefix="/v1/briefings", tags=["briefings"], default_response_class=Response)


@router.post("", operation_id="createBriefing", **description.CREATE)
async def create(request: Request, desk: DeskOf) -> Response:
    """Brief an article, or give the briefing that was made of it before."""
    media_type = representations.wanted(request)
    order = await orders.read(request, desk.article_limit)
    taken = await desk.take(order, request.state.tenant)
    response = await representations.respond(request, taken.json, media_type)
    response.status_code = 201 if taken.new else 200
    response.headers["Location"] = f"/v1/briefings/{taken.id}"
    return response


@router.get("", operation_id="listBriefings", **description.LIST)
async def list_(request: Request, desk: DeskOf) -> Response:
    """List the briefings of this key, newest first, a page at a time."""
    choose(request.headers.get("accept"), (representations.JSON,))
    asked = queries.read(request.query_params.multi_items(), listing.ListQuery)
    page = await listing.page(desk.store, request.state.tenant, asked)
    headers = {"Vary": "Accept, Authorization", "Cache-Control": "private, no-cache"}
    if page.next is not None:
        headers["Link"] = listing.link(asked, page.next)
    return Response(page.model_dump_json(indent=1), 200, headers, representations.JSON)


@router.get("/{briefing_id}", operation_id="getBriefing", **description.FIND)
async def find(request: Request, desk: DeskOf) -> Response:
    """Give a briefing in the form that `Accept` asks for."""
    media_type = representations.wanted(request)
    stored = await desk.find(request.path_params["briefing_id"], request.state.tenant)
    return await representations.respond(request, stored, media_type)


@router.delete("/{briefing_id}", operation_id="deleteBriefing", **description.DELETE)
async def delete(request: Request, desk: DeskOf) -> Response:
    """Forget a briefing, with its article unless another briefing of this key cites it."""
    await desk.forget(request.path_params["briefing_id"], request.state.tenant)
    return Response(status_code=204)
