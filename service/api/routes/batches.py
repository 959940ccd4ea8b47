"""Owns `/v1/briefings:batch`: many articles at once, one job each."""

import asyncio

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from service.api import bodies, description, idempotency, orders
from service.api.desk import DeskOf
from service.api.office import OfficeOf
from service.api.orders import NewBriefing, Order
from service.api.representations import JSON
from service.api.shown import Batch, shown
from service.errors import InvalidRequest, UnsupportedMediaType
from service.stores.keys import Kept

router = APIRouter(tags=["jobs"], default_response_class=Response)
MOST = 1000
"""Articles of a batch."""
TIMES = 5
"""So many times the largest article may a batch have, in bytes."""


class NewBatch(BaseModel):
    """Articles to brief, each as it would be sent alone."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    articles: list[NewBriefing] = Field(min_length=1, max_length=MOST)


@router.post("/v1/briefings:batch", operation_id="createBatch", **description.BATCH)
async def create(request: Request, desk: DeskOf, office: OfficeOf) -> Response:
    """Accept up to 1,000 articles, all or none, and give a job for each in their order."""
    sent_as = bodies.content_type(request).media_type
    if sent_as != JSON:
        raise UnsupportedMediaType(f"{sent_as[:100]!r} is not read here: send {JSON}")
    body = await bodies.read(request, TIMES * desk.article_limit)
    found = await asyncio.to_thread(_orders, body)

    async def do(_: str | None) -> Response:
        batch_id, jobs = await office.take_all(found, request.state.tenant)
        batch = Batch(batch_id=batch_id, jobs=tuple(map(shown, jobs)))
        return Response(batch.model_dump_json(indent=1), 202, media_type=JSON)

    async def again(_: Kept) -> Response | None:
        return None  # what is kept is the whole answer

    return await idempotency.once(request, office, found, do, again)


def _orders(body: bytes) -> list[Order]:
    batch = bodies.parse_json(body, NewBatch)
    return [_order(number, each) for number, each in enumerate(batch.articles)]


def _order(number: int, asked: NewBriefing) -> Order:
    try:
        return orders.of(asked)
    except InvalidRequest as error:
        faults = tuple((f"/articles/{number}{place}", wrong) for place, wrong in error.errors)
        raise InvalidRequest(str(error), faults) from error
