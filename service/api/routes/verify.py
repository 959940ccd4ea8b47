"""Owns `/v1/verify`: a stored briefing is checked again, by anybody, without a model."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from service.api import bodies, description
from service.api.desk import DeskOf
from service.errors import UnsupportedMediaType
from service.models import Briefing
from service.verify import verify

router = APIRouter(prefix="/v1/verify", tags=["briefings"], default_response_class=Response)


class VerifyRequest(BaseModel):
    """A briefing to check, against the texts it names or against others."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    briefing: Briefing
    sources: dict[str, str] | None = Field(
        None, description="Texts by source id; without them the briefing's own are used"
    )


@router.post("", operation_id="verifyBriefing", **description.VERIFY)
async def check(request: Request, desk: DeskOf) -> Response:
    """Check every span, quotation, number, name and role of a briefing again."""
    if bodies.content_type(request).media_type != "application/json":
        raise UnsupportedMediaType("send the briefing as application/json")
    body = await bodies.read(request, desk.article_limit)
    return Response(await desk.aside(_check, body), media_type="application/json")


def _check(body: bytes) -> bytes:
    asked = bodies.parse_json(body, VerifyRequest)
    return verify(asked.briefing, asked.sources).model_dump_json(indent=1).encode()
