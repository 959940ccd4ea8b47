"""Owns the forms in which a stored briefing is answered, and the answer itself."""

import asyncio
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from service.api.negotiation import choose, entity_tag, matches
from service.models import Briefing
from service.render import to_html, to_markdown, to_text

JSON = "application/json"
RENDERERS: dict[str, Callable[[Briefing], str]] = {
    "text/html": partial(to_html, form=True),  # whoever reads it may paste the next one
    "text/markdown": to_markdown,
    "text/plain": to_text,
}
MEDIA_TYPES = (JSON, *RENDERERS)
"""What `Accept` can choose from, in our own order; the first goes to whoever does not mind."""
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""A page loads nothing, runs nothing, and sends its form to this service only."""


def wanted(request: Request) -> str:
    """Give the media type that the request asks for; ask before any work is done.

    Raises:
        NotAcceptable: it asks for none that we have.
    """
    return choose(request.headers.get("accept"), MEDIA_TYPES)


async def respond(request: Request, stored: str, media_type: str) -> Response:
    """Answer with a stored briefing in that form, or 304 if the client has it already."""
    body = await asyncio.to_thread(_represent, stored, media_type)
    tag = entity_tag(body)
    headers = {"ETag": tag, "Vary": "Accept, Authorization", "Cache-Control": "private, no-cache"}
    if media_type == "text/html":
        headers["Content-Security-Policy"] = PAGE_POLICY
    if request.method == "GET" and matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def _represent(stored: str, media_type: str) -> bytes:
    if media_type == JSON:
        return stored.encode()
    return RENDERERS[media_type](Briefing.model_validate_json(stored)).encode()
