"""Owns the putting together of the HTTP service; nothing happens before `create_app` is called."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from service import __version__
from service.api import pages, problems
from service.api.desk import Desk
from service.api.envelope import Envelope, log
from service.api.guards import Guard
from service.api.office import Office
from service.api.routes import batches, briefings, docs, health, verify
from service.api.routes import jobs as job_routes
from service.api.seed import Seed
from service.errors import StoreUnavailable
from service.settings import Settings, is_loopback
from service.stores.base import Store
from service.stores.issued import IssuedKeys
from service.stores.jobs import Jobs
from service.stores.keys import Keys

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def create_app(*, settings: Settings, store: Store, jobs: Jobs | None = None) -> FastAPI:
    """Make the service; the store is opened on first use and closed when the service stops.

    Without `jobs`, what a model has to do is done while the client waits, however long.
    """
    app = FastAPI(
        title="Brevier",
        version=__version__,
        openapi_url=None,  # our own, see `routes.docs`
        redirect_slashes=False,
        lifespan=_lifespan,
        exception_handlers={HTTPException: _of_router},
    )
    app.add_middleware(Envelope, guard=_guard(settings, jobs))
    app.state.desk = Desk(settings, store)
    keys = Keys(jobs.database) if jobs is not None else None
    app.state.office = Office(app.state.desk, jobs, keys, settings.max_queue)
    app.state.seed = Seed(app.state.desk)
    for part in (briefings, batches, job_routes, verify, health, docs, pages):
        app.include_router(part.router)
    return app


def _guard(settings: Settings, jobs: Jobs | None) -> Guard:
    public = not is_loopback(settings.host)
    if jobs is None:
        return Guard(settings.api_keys, public=public)
    return Guard(settings.api_keys, IssuedKeys(jobs.database).find, public=public)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    try:
        await desk.store.ping()
    except StoreUnavailable as error:
        log.error("%s", error)  # and go on: it may come back, and until then `/ready` says so
    yield
    await desk.close()


async def _of_router(request: Request, error: HTTPException) -> Response:
    detail = f"there is no {request.scope['path'][:100]!r} here: see /docs"
    headers = {}
    if error.status_code == 405:
        allowed = _allowed(request.app, request.scope)
        detail = f"{request.method} is not possible here, only {', '.join(allowed)}"
        headers["Allow"] = ", ".join(allowed)
    response = problems.of_status(request, error.status_code, detail)
    response.headers.update(headers)
    return response


def _allowed(app: FastAPI, scope: Scope) -> list[str]:
    def fits(method: str) -> bool:
        asked = {**scope, "method": "GET" if method == "HEAD" else method}
        return any(route.matches(asked)[0] is Match.FULL for route in app.routes)

    return [method for method in METHODS if fits(method)]
