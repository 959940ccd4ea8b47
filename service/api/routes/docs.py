"""Owns `/openapi.json` and `/docs`: the description of the service, for programs and for people."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from service.api.openapi import describe
from service.api.problems import every_problem
from service.api.representations import PAGE_POLICY

router = APIRouter(include_in_schema=False)
_CODE = re.compile("`([^`]+)`")
TEMPLATES = Path(__file__).parents[2] / "web"


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Give the OpenAPI description."""
    return JSONResponse(describe(request.app))


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Show the same as a page that loads nothing from anywhere."""
    template = _environment().get_template("docs.html")
    page = template.render(
        api=describe(request.app), problems=every_problem(), base=str(request.base_url)
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": PAGE_POLICY})


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(coded=coded, json=_json, shape=shape)
    return made


def coded(text: str) -> Markup:
    """Set what stands between backticks as code; everything else stays text."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def shape(schema: dict[str, Any]) -> str:
    """Say in a few words what a JSON schema lets through."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(shape(one) for one in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(map(repr, schema.get("enum", [schema.get("const")])))
    if schema.get("type") == "array":
        return f"[{shape(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type", "any"))
