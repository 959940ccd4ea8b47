"""Owns `/v1/briefings`: an article is briefed, a briefing is given again."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.api import description, orders, representations
from service.api.desk import DeskOf

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


@router.get("/{briefing_id}", operation_id="getBriefing", **description.FIND)
async def find(request: Request, desk: DeskOf) -> Response:
    """Give a briefing in the form that `Accept` asks for."""
    media_type = representations.wanted(request)
    stored = await desk.find(request.path_params["briefing_id"], request.state.tenant)
    return await representations.respond(request, stored, media_type)
