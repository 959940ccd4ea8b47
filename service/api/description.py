"""Owns the words of the OpenAPI description: what each operation takes, gives and refuses."""

from typing import Any

from pydantic import BaseModel

from service import __version__, errors
from service.api.listing import ListQuery
from service.api.orders import RAW_TYPES, Choices
from service.api.problems import MEDIA_TYPE
from service.api.representations import JSON, RENDERERS
from service.errors import BrevierError

Described = dict[str, Any]

LOCKED = (errors.Unauthorized, errors.Forbidden)
BODY = (
    errors.MalformedRequest,
    errors.TooLarge,
    errors.UnsupportedMediaType,
    errors.InvalidRequest,
)
ARTICLE = (
    errors.EmptyArticle,
    errors.TooShort,
    errors.NotText,
    errors.NoArticle,
    errors.LanguageUnsupported,
    errors.NotSupportedYet,
    errors.EngineUnavailable,
)


MODEL = (
    errors.ModelError,
    errors.ContextOverflow,
    errors.ModelRefused,
    errors.ModelUnusable,
    errors.ModelBusy,
    errors.OverBudget,
    errors.ModelTimeout,
)
"""Only with `strict`: else another engine stands in, and `degraded` says why."""


_TEXT: Described = {"schema": {"type": "string"}}


def operation(
    answers: dict[int, Described],
    refusals: tuple[type[BrevierError], ...] = (),
    body: Described | None = None,
    parameters: tuple[Described, ...] = (),
) -> Described:
    """Give the arguments of a route that describe it."""
    extra: Described = {"parameters": [*parameters]} if parameters else {}
    if body is not None:
        extra["requestBody"] = {"required": True, "content": body}
    if errors.Unauthorized in refusals:
        extra["security"] = [{}, {"key": []}]
    return {
        "status_code": min(answers),
        "responses": {**answers, **_refused(refusals)},
        "openapi_extra": extra,
    }


def _refused(classes: tuple[type[BrevierError], ...]) -> dict[int, Described]:
    codes: dict[int, list[str]] = {}
    for error in classes:
        codes.setdefault(error.status, []).append(f"`{error.code}`")
    content = {MEDIA_TYPE: _schema("Problem")}
    return {
        status: {"description": f"Problem: {', '.join(codes[status])}", "content": content}
        for status in sorted(codes)
    }


def _schema(name: str) -> Described:
    return {"schema": {"$ref": f"#/components/schemas/{name}"}}


def _headers(**meanings: str) -> Described:
    return {
        name: {"schema": {"type": "string"}, "description": meaning}
        for name, meaning in meanings.items()
    }


def _briefing(description: str, **headers: str) -> Described:
    return {
        "description": description,
        "content": {JSON: _schema("Briefing"), **dict.fromkeys(RENDERERS, _TEXT)},
        "headers": _headers(ETag="Tag of this briefing in this form", **headers),
    }


def _parameters(model: type[BaseModel], remark: str = "") -> tuple[Described, ...]:
    fields = model.model_json_schema()["properties"].items()
    return tuple(
        {
            "name": name,
            "in": "query",
            "description": f"{field['description']}{remark}",
            "schema": field["anyOf"][0] if "anyOf" in field else _bare(field),
        }
        for name, field in fields
    )


def _bare(field: Described) -> Described:
    return {key: value for key, value in field.items() if key not in ("title", "description")}


def _simple(name: str, **values: str) -> Described:
    properties = {key: {"type": "string"} for key in values}
    schema = {"type": "object", "required": [*values], "properties": properties}
    return {"description": name, "content": {JSON: {"schema": schema, "example": values}}}


IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "Tags that the client has; one of them is answered by 304",
    "schema": {"type": "string"},
}
BRIEFING_ID = {
    "name": "briefing_id",
    "in": "path",
    "required": True,
    "description": "The `id` of a briefing",
    "schema": {"type": "string"},
}

JOB_ID = {
    "name": "job_id",
    "in": "path",
    "required": True,
    "description": "The `id` of a job",
    "schema": {"type": "string"},
}
LAST_EVENT_ID = {
    "name": "Last-Event-ID",
    "in": "header",
    "description": "Id of the last event that was seen; those after it follow",
    "schema": {"type": "string"},
}
PREFER = {
    "name": "Prefer",
    "in": "header",
    "description": "`wait=SECONDS`: how long to wait for the briefing (default 30, at most 120); "
    "`respond-async`: not at all",
    "schema": {"type": "string"},
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Any name for this request; sent again under it, it gets the same answer",
    "schema": {"type": "string", "maxLength": 255},
}


def _job(description: str, **headers: str) -> Described:
    told = {"ETag": "Tag of the job as it stands", "Retry-After": "Seconds; unless it is over"}
    return {
        "description": description,
        "content": {JSON: _schema("ShownJob")},
        "headers": _headers(**told, **headers),
    }


KEYED = (errors.KeyInUse, errors.KeyReused, errors.QueueFull)

CREATE = operation(
    {
        201: _briefing("The briefing, made and stored just now", Location="Its path"),
        200: _briefing("The stored briefing: this was done before", Location="Its path"),
        202: _job("A job that will end in the briefing", Location="The job's path"),
    },
    (*LOCKED, *BODY, *ARTICLE, *MODEL, *KEYED, errors.NotAcceptable, errors.StoreUnavailable),
    {JSON: _schema("NewBriefing"), **dict.fromkeys(RAW_TYPES, _TEXT)},
    (*_parameters(Choices, " (only beside a raw body)"), PREFER, IDEMPOTENCY_KEY),
) | {"status_code": 201}
FIND = operation(
    {200: _briefing("The briefing"), 304: {"description": "The client has it already"}},
    (*LOCKED, errors.NotFound, errors.NotAcceptable, errors.StoreUnavailable),
    parameters=(BRIEFING_ID, IF_NONE_MATCH),
)
LIST = operation(
    {
        200: {
            "description": "A page of the list",
            "content": {JSON: _schema("BriefingList")},
            "headers": _headers(Link="The next page, if there is one: `rel=next`"),
        }
    },
    (*LOCKED, errors.InvalidRequest, errors.NotAcceptable, errors.StoreUnavailable),
    parameters=_parameters(ListQuery),
)
DELETE = operation(
    {204: {"description": "It is gone"}},
    (*LOCKED, errors.NotFound, errors.StoreUnavailable),
    parameters=(BRIEFING_ID,),
)
BATCH = operation(
    {202: {"description": "A job for each", "content": {JSON: _schema("Batch")}}},
    (*LOCKED, *BODY, *ARTICLE, *KEYED, errors.StoreUnavailable),
    {JSON: _schema("NewBatch")},
    (IDEMPOTENCY_KEY,),
)
JOB = operation(
    {200: _job("The job"), 304: {"description": "The client has it as it is"}},
    (*LOCKED, errors.NotFound, errors.NotSupportedYet, errors.StoreUnavailable),
    parameters=(JOB_ID, IF_NONE_MATCH),
)
CANCEL = operation(
    {200: _job("The job, which is over")},
    (*LOCKED, errors.NotFound, errors.NotSupportedYet, errors.StoreUnavailable),
    parameters=(JOB_ID,),
)
FOLLOW = operation(
    {
        200: {
            "description": "Events `progress`, `degraded`, and last `done`, `failed`, `cancelled`",
            "content": {"text/event-stream": _TEXT},
        },
        204: {"description": "The client has seen the last event"},
    },
    (*LOCKED, errors.NotFound, errors.NotSupportedYet, errors.StoreUnavailable),
    parameters=(JOB_ID, LAST_EVENT_ID),
)
VERIFY = operation(
    {200: {"description": "What was found", "content": {JSON: _schema("Verification")}}},
    (*LOCKED, *BODY),
    {JSON: _schema("VerifyRequest")},
)
HEALTH = operation(
    {200: _simple("The process answers", status="ok", version=__version__)}, (errors.Forbidden,)
)
READY = operation(
    {200: _simple("The store can be reached", status="ready")},
    (errors.Forbidden, errors.Stopping, errors.StoreUnavailable),
)
