"""Owns `/v1/jobs`: a job is looked at, followed, cancelled."""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.api import description, shown
from service.api.desk import DeskOf
from service.api.following import follow, is_told, place
from service.api.office import OfficeOf
from service.stores.jobs import Job

router = APIRouter(prefix="/v1/jobs", tags=["jobs"], default_response_class=Response)
PING_S = 15
"""Seconds between two comments that keep a connection open."""


@router.get("/{job_id}", operation_id="getJob", **description.JOB)
async def find(request: Request, office: OfficeOf) -> Response:
    """Say what a job is at; `Retry-After` says when it is worth asking again."""
    job = await office.find(request.path_params["job_id"], request.state.tenant)
    return await shown.respond(request, job)


@router.delete("/{job_id}", operation_id="cancelJob", **description.CANCEL)
async def cancel(request: Request, office: OfficeOf) -> Response:
    """Cancel a job, with the calls of the model that are under way; one that is over stays so."""
    job = await office.cancel(request.path_params["job_id"], request.state.tenant)
    return await shown.respond(request, job)


@router.get("/{job_id}/events", operation_id="followJob", **description.FOLLOW)
async def events(request: Request, office: OfficeOf, desk: DeskOf) -> Response:
    """Follow a job by server-sent events: progress, degraded, then done, failed or cancelled."""
    from sse_starlette import EventSourceResponse, ServerSentEvent  # only who follows needs it

    job_id, tenant = request.path_params["job_id"], request.state.tenant
    after = place(request.headers.get("last-event-id"))

    async def look() -> Job:
        return await office.find(job_id, tenant)

    async def read(name: str) -> str:
        return await desk.find(name, tenant)

    if await is_told(look, read, after):
        return Response(status_code=204)  # which tells a browser not to come again

    async def told() -> AsyncIterator[ServerSentEvent]:
        async for each in follow(look, read, after):
            yield ServerSentEvent(each.data, event=each.event, id=str(each.place))

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return EventSourceResponse(told(), headers=headers, ping=PING_S)
