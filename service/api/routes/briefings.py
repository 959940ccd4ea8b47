"""Owns `/v1/briefings`: an article is briefed, a briefing is given again, listed, forgotten."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.api import (
    description,
    idempotency,
    listing,
    orders,
    queries,
    representations,
    shown,
)
from service.api.desk import DeskOf, Taken
from service.api.negotiation import choose
from service.api.office import OfficeOf
from service.api.preferences import preference
from service.stores.jobs import Job
from service.stores.keys import Kept

router = APIRouter(prefix="/v1/briefings", tags=["briefings"], default_response_class=Response)


@router.post("", operation_id="createBriefing", **description.CREATE)
async def create(request: Request, desk: DeskOf, office: OfficeOf) -> Response:
    """Brief an article, give the briefing that was made of it before, or a job to come back for.

    What takes longer than `Prefer: wait=SECONDS` (30), or is sent with `Prefer: respond-async`,
    is answered by 202 and the job's path.
    """
    media_type = representations.wanted(request)
    order = await orders.read(request, desk.article_limit)
    prefer = preference(request.headers.getlist("prefer"))
    tenant = request.state.tenant

    async def do(key: str | None) -> Response:
        return await _answer(request, await office.take(order, tenant, prefer, key), media_type)

    async def again(kept: Kept) -> Response | None:
        if kept.job_id is not None:
            found = await office.wait(kept.job_id, tenant, prefer)
            return await _answer(request, found, media_type)
        if kept.briefing_id is None or kept.status is None:
            return None
        stored = await desk.find(kept.briefing_id, tenant)
        taken = Taken(kept.briefing_id, stored, new=kept.status == 201)
        return await _answer(request, taken, media_type)

    return await idempotency.once(request, office, order, do, again)


async def _answer(request: Request, found: Taken | Job, media_type: str) -> Response:
    if isinstance(found, Job):
        return await shown.respond(request, found, 202)
    response = await representations.respond(request, found.json, media_type)
    response.status_code = 201 if found.new else 200
    response.headers["Location"] = f"/v1/briefings/{found.id}"
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
