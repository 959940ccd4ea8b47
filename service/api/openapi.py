"""Owns the OpenAPI description as a whole: the routes' own words and the schemas they refer to."""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.api.listing import BriefingList
from service.api.orders import NewBriefing
from service.api.problems import Problem
from service.api.representations import JSON
from service.api.routes.batches import NewBatch
from service.api.routes.verify import VerifyRequest
from service.api.shown import Batch, ShownJob
from service.models import Briefing
from service.verify import Verification

ABOUT = """An article goes in, a briefing comes out, and every line of it shows its source.

Errors are problem details (RFC 9457) with a stable `code`; every answer carries `X-Request-Id`.
The same article with the same choices is the same work: it has the same id and is done once.
Without keys the service answers this machine only. Where keys are set, send
`Authorization: Bearer KEY`; each key sees its own briefings, and a list of them."""
EXAMPLES = Path(__file__).parents[1] / "web"
"""One article as it may be sent, and the briefing that came of it."""
SCHEMAS = (
    NewBriefing,
    NewBatch,
    ShownJob,
    Batch,
    Briefing,
    BriefingList,
    VerifyRequest,
    Verification,
    Problem,
)


def describe(app: FastAPI) -> dict[str, Any]:
    """Give the description of an application, made when it is first asked for."""
    if app.openapi_schema is None:
        app.openapi_schema = _describe(app)
    return app.openapi_schema


def _describe(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(
        title=app.title, version=app.version, description=ABOUT, routes=app.routes
    )
    _, schemas = models_json_schema(
        [(model, "validation") for model in SCHEMAS], ref_template="#/components/schemas/{model}"
    )
    described["components"] = {
        "schemas": schemas["$defs"],
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    }
    _show_examples(described["paths"])
    return described


def _show_examples(paths: dict[str, Any]) -> None:
    create, find = paths["/v1/briefings"]["post"], paths["/v1/briefings/{briefing_id}"]["get"]
    asked, briefing = _example("request"), _example("briefing")
    for media_type, content in create["requestBody"]["content"].items():
        content["example"] = asked if media_type == JSON else asked["text"]
    find["responses"]["200"]["content"][JSON]["example"] = briefing
    batch = paths["/v1/briefings:batch"]["post"]["requestBody"]["content"][JSON]
    batch["example"] = {"articles": [asked]}
    verified = paths["/v1/verify"]["post"]["requestBody"]["content"][JSON]
    verified["example"] = {"briefing": briefing}


def _example(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((EXAMPLES / f"example-{name}.json").read_text("utf-8"))
    return read
