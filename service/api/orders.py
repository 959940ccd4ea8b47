"""Owns what a request to brief may say: its fields, their limits, and where they stand."""

import asyncio
import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from starlette.requests import Request

from service.api import bodies, queries
from service.api.bodies import ContentType
from service.errors import InvalidRequest, NotSupportedYet, UnsupportedMediaType
from service.ingest import is_html
from service.wiring import ENGINES

Kind = Literal["text", "markdown", "html"]

RAW_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
}
FORM_TYPE = "application/x-www-form-urlencoded"
UNTYPED = ("", FORM_TYPE)
"""What `curl --data-binary @article.txt` and others send that do not say what they send."""


def _no_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds the character NUL")
    return text


def _known_engine(name: str) -> str:
    if name not in ENGINES:
        raise ValueError(f"must be one of {', '.join(ENGINES)}")
    return name


def _calendar_day(written: object) -> object:
    if not isinstance(written, str):
        return written
    # Read here: pydantic would take "1739491200" for seconds, and Python "20250214" for a day.
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        raise ValueError("must be a date such as 2025-02-14")
    return date.fromisoformat(written)


def _in_reach(day: date) -> date:
    # The article's times are resolved against this day, and Python's calendar has two ends.
    if not 1000 <= day.year <= 3000:
        raise ValueError("must lie between the years 1000 and 3000")
    return day


Text = Annotated[str, AfterValidator(_no_nul)]
Engine = Annotated[
    str, AfterValidator(_known_engine), Field(json_schema_extra={"enum": [*ENGINES]})
]
Day = Annotated[date, BeforeValidator(_calendar_day), AfterValidator(_in_reach)]


class Choices(BaseModel):
    """How an article is to be briefed: in the body of JSON, in the query beside a raw body."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    title: Annotated[Text, Field(max_length=1000)] | None = Field(
        None, description="Becomes the first paragraph, unless it already stands there"
    )
    published: Day | None = Field(
        None, description="Date of the article; what `on Friday` means depends on it"
    )
    engine: Engine | None = Field(
        None, description="`extractive`, or `auto` for the one that is configured"
    )
    strict: bool = Field(
        False, description="Fail where another engine would have to stand in, and say so, otherwise"
    )


class NewBriefing(Choices):
    """An article to brief: exactly one of `text`, `html` and `url`."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [name]} for name in ("text", "html", "url")]}
    )

    text: Text | None = Field(None, description="The article as plain text")
    html: Text | None = Field(None, description="The page that the article stands in")
    url: Annotated[str, Field(max_length=2000)] | None = Field(
        None, description="Not supported yet: fetch the page yourself and send its `html`"
    )


class Order(NamedTuple):
    """An article as it was sent, and what is to be done with it."""

    content: str | bytes
    kind: Kind
    charset: str | None
    choices: Choices


async def read(request: Request, article_limit: int) -> Order:
    """Read the order that a request makes, in whichever form it comes.

    Raises:
        BadInput: the body, its type or a field of it cannot be used.
    """
    sent_as = bodies.content_type(request)
    check_type(sent_as.media_type)
    body = await bodies.read(request, article_limit)
    query = request.query_params.multi_items()
    if sent_as.media_type != "application/json":
        return from_raw(body, sent_as, query)
    if query:
        faults = tuple((f"?{name}", "belongs into the JSON") for name, _ in query)
        raise InvalidRequest("with a body of JSON there are no parameters in the query", faults)
    return await asyncio.to_thread(from_json, body)


def from_json(body: bytes) -> Order:
    """Read an order from JSON.

    Raises:
        NotSupportedYet: it names a `url`.
        InvalidRequest: not exactly one of `text`, `html` and `url`, or another fault.
    """
    return of(bodies.parse_json(body, NewBriefing))


def of(asked: NewBriefing) -> Order:
    """Give the order that was asked for.

    Raises:
        NotSupportedYet: it names a `url`.
        InvalidRequest: not exactly one of `text`, `html` and `url`.
    """
    given = [name for name in ("text", "html", "url") if getattr(asked, name) is not None]
    if len(given) != 1:
        said = " and ".join(f"`{name}`" for name in given) or "none"
        faults = tuple((f"/{name}", "only one of these may be sent") for name in given)
        raise InvalidRequest(f"send exactly one of `text`, `html`, `url`: there is {said}", faults)
    if asked.url is not None:
        raise NotSupportedYet("`url` is not fetched yet: fetch the page and send its `html`")
    if asked.html is not None:
        return Order(asked.html, "html", None, asked)
    return Order(asked.text or "", "text", None, asked)


def from_raw(body: bytes, sent_as: ContentType, query: Iterable[tuple[str, str]]) -> Order:
    """Read an order whose body is the article itself and whose choices stand in the query.

    Raises:
        UnsupportedMediaType: the body is of none of the types that are read.
        InvalidRequest: a fault in the query.
    """
    return Order(body, _kind(body, sent_as.media_type), sent_as.charset, from_query(query))


def check_type(media_type: str) -> None:
    """Refuse a content type that no article comes in, before its body is read.

    Raises:
        UnsupportedMediaType: says what to send instead.
    """
    if media_type == "application/pdf":
        raise UnsupportedMediaType("PDF is not read yet: send the article's text as text/plain")
    if media_type not in ("application/json", *UNTYPED, *RAW_TYPES):
        raise UnsupportedMediaType(
            f"{media_type[:100]!r} is not read: send {', '.join(RAW_TYPES)} or application/json"
        )


def _kind(body: bytes, media_type: str) -> Kind:
    if media_type not in UNTYPED:
        return RAW_TYPES[media_type]
    # A real form is the one text without any white space.
    if media_type == FORM_TYPE and body and len(body.split(maxsplit=1)) == 1:
        raise UnsupportedMediaType("this looks like a form: send the article as text or JSON")
    return "html" if is_html(body) else "text"


def from_query(query: Iterable[tuple[str, str]]) -> Choices:
    """Read the choices of a query string.

    Raises:
        InvalidRequest: names each parameter that is unknown, doubled or wrong.
    """
    return queries.read(query, Choices)
