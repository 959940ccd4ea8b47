"""Owns how an error is answered: RFC 9457 problem details, whatever went wrong and wherever."""

from http import HTTPStatus
from math import ceil
from typing import NamedTuple

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from service.errors import BadInput, BrevierError, InvalidRequest, ModelError, SettingsInvalid

MEDIA_TYPE = "application/problem+json"
MAX_FAULTS = 20
INTERNAL = "A fault of the service itself; its log has it under the request id."
HEADERS = {
    409: {"Retry-After": "1"},
    401: {"WWW-Authenticate": 'Bearer realm="brevier"'},
    415: {"Accept-Encoding": "identity"},
    503: {"Retry-After": "5"},
}
"""What goes with a status: how to prove oneself, how to send, when to come again."""


class Fault(BaseModel):
    """One thing that is wrong with a request, and where."""

    pointer: str = Field(description="JSON pointer into the body; `?name` is a query parameter")
    detail: str = Field(description="What is wrong there")


class Problem(BaseModel):
    """Problem details (RFC 9457), with a stable `code` and the id that the log has too."""

    type: str = Field(description="Where `/docs` lists this code")
    title: str
    status: int
    detail: str = Field(description="What went wrong this time, and what to do now")
    instance: str = Field(description="Path of the request")
    code: str = Field(description="Stable name of the problem, for programs")
    request_id: str = Field(description="The `X-Request-Id` of this answer")
    errors: tuple[Fault, ...] = Field((), description="Each fault of the request, by its place")


class Kind(NamedTuple):
    """A kind of problem as `/docs` lists it."""

    code: str
    status: int
    title: str
    meaning: str


def every_problem() -> tuple[Kind, ...]:
    """Give all kinds of problems that an answer can have, by status and code."""
    found: list[type[BrevierError]] = [BrevierError]
    for error in found:  # grows while it is walked, down to the last leaf
        found.extend(error.__subclasses__())
    answered = [error for error in found if error not in (BrevierError, BadInput, SettingsInvalid)]
    kinds = [Kind(e.code, e.status, e.title, e.__doc__ or "") for e in answered]
    kinds.append(Kind(BrevierError.code, BrevierError.status, BrevierError.title, INTERNAL))
    return tuple(sorted(kinds, key=lambda kind: (kind.status, kind.code)))


def of_error(request: Request, error: BrevierError) -> Response:
    """Answer one of our own errors."""
    found = error.errors[:MAX_FAULTS] if isinstance(error, InvalidRequest) else ()
    problem = Problem(
        type=f"/docs#{error.code}",
        title=error.title,
        status=error.status,
        detail=str(error) or error.title,
        instance=_plain(request.scope["path"]),
        code=error.code,
        request_id=request.state.request_id,
        errors=tuple(Fault(pointer=_plain(where), detail=what) for where, what in found),
    )
    response = _write(problem)
    if isinstance(error, ModelError):
        _say_when(response, error)
    return response


def _say_when(response: Response, error: ModelError) -> None:
    """Say when to come again, if the model's endpoint or the budget did."""
    del response.headers["Retry-After"]
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(ceil(error.retry_after))


def of_status(request: Request, status: int, detail: str) -> Response:
    """Answer a bare HTTP status, such as the router's 404 and 405."""
    title = HTTPStatus(status).phrase
    problem = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        instance=_plain(request.scope["path"]),
        code=title.lower().replace(" ", "_"),
        request_id=request.state.request_id,
    )
    return _write(problem)


def _plain(given: str) -> str:
    # The caller's own words: they may be endless, or hold half a surrogate pair.
    return given[:200].encode("utf-8", "replace").decode()


def _write(problem: Problem) -> Response:
    body = problem.model_dump_json(indent=1)
    return Response(body, problem.status, HEADERS.get(problem.status), MEDIA_TYPE)
