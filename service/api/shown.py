"""Owns a job as it is answered: what it is at, what came of it, and how to go on asking."""

import asyncio
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from service.api.negotiation import entity_tag, matches
from service.api.representations import JSON
from service.jobs.problem import Failure, raised
from service.models.briefing import Moment
from service.stores.jobs import Job

AGAIN_S = 1
"""Seconds after which it is worth asking again."""


class Progress(BaseModel):
    """How far a job is: `done` of `total` in a stage such as "drafting"."""

    done: int
    total: int
    stage: str


class JobProblem(BaseModel):
    """What a job failed of, as the request would have been told: problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str


class ShownJob(BaseModel):
    """One article on its way to a briefing."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: Literal["queued", "running", "done", "failed", "cancelled"]
    progress: Progress
    briefing_id: str | None = Field(description="The briefing, once it is done")
    problem: JobProblem | None = Field(description="What it failed of")
    batch_id: str | None
    created_at: Moment
    updated_at: Moment
    finished_at: Moment | None


class Batch(BaseModel):
    """Jobs that were accepted together, in the order of their articles."""

    batch_id: str
    jobs: tuple[ShownJob, ...]


def shown(job: Job) -> ShownJob:
    """Give a job as it is answered."""
    return ShownJob(
        id=job.id,
        status=job.status,
        progress=Progress(done=job.done, total=job.total, stage=job.stage),
        briefing_id=job.briefing_id,
        problem=None if job.problem is None else problem(job.problem),
        batch_id=job.batch_id,
        created_at=job.created_at,
        updated_at=job.updated_at,
        finished_at=job.finished_at,
    )


def problem(written: str) -> JobProblem:
    """Give the problem that was stored with a job."""
    told = Failure.model_validate_json(written)
    error = raised(told)
    return JobProblem(
        type=f"/docs#{told.code}",
        title=error.title,
        status=error.status,
        detail=told.detail,
        code=told.code,
    )


async def respond(request: Request, job: Job, status: int = 200) -> Response:
    """Answer with a job, or 304 if the client has it as it is."""
    body = (await asyncio.to_thread(shown(job).model_dump_json, indent=1)).encode()
    tag = entity_tag(body)
    headers = {"ETag": tag, "Vary": "Authorization", "Cache-Control": "private, no-cache"}
    if not job.over:
        headers["Retry-After"] = str(AGAIN_S)
    if job.briefing_id is not None:
        headers["Link"] = f'</v1/briefings/{job.briefing_id}>; rel="related"'
    if status != 200:
        headers["Location"] = f"/v1/jobs/{job.id}"
    elif request.method == "GET" and matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, JSON)
