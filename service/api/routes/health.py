"""Owns `/health` and `/ready`: whether the process lives, and whether it can work."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from service.api import description
from service.api.desk import DeskOf
from service.api.office import OfficeOf
from service.errors import Stopping

router = APIRouter(tags=["operation"], default_response_class=Response)


@router.get("/health", operation_id="getHealth", **description.HEALTH)
async def health(request: Request) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "ok", "version": request.app.version})


@router.get("/ready", operation_id="getReadiness", **description.READY)
async def ready(desk: DeskOf, office: OfficeOf) -> Response:
    """Say that the store can be reached and no stop was asked for, or answer 503."""
    if office.stopping:
        raise Stopping("send requests elsewhere: this process is about to stop")
    await desk.store.ping()
    return JSONResponse({"status": "ready"})
