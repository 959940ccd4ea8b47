"""Owns the list of briefings: what may be asked of it, and a page of it with a link to the next."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from service.api import cursors
from service.api.orders import Day
from service.models.briefing import Moment
from service.stores.base import Entry, Store, Wanted


class Listed(BaseModel):
    """A briefing as a list shows it: its headline, and its first article."""

    model_config = ConfigDict(frozen=True)

    id: str
    generated_at: Moment
    engine: str
    headline: str | None
    title: str | None
    url: str | None
    published: date | None


class BriefingList(BaseModel):
    """A page of a list, newest first; `next` is the cursor of the next page, if there is one."""

    model_config = ConfigDict(frozen=True)

    briefings: tuple[Listed, ...]
    next: str | None


class ListQuery(BaseModel):
    """Which page of which list."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    limit: int = Field(20, ge=1, le=100, description="Most briefings of a page")
    cursor: Annotated[str, Field(max_length=500)] | None = Field(
        None, description="`next` of the page before"
    )
    day: Day | None = Field(None, description="Only those made on this day (UTC)")
    engine: Literal["extractive", "llm"] | None = Field(None, description="Only those of this one")


async def page(store: Store, tenant: str, asked: ListQuery) -> BriefingList:
    """Give one page of a tenant's briefings.

    Raises:
        InvalidRequest: the cursor is of another list, or none.
        StoreUnavailable: the database cannot be read.
    """
    scope = (tenant, str(asked.day or ""), asked.engine or "")
    after = cursors.read(asked.cursor, scope) if asked.cursor is not None else None
    # One more than asked for tells whether there is a next page.
    found = await store.page(tenant, asked.limit + 1, after, Wanted(asked.day, asked.engine))
    shown = found[: asked.limit]
    more = len(found) > len(shown)
    return BriefingList(
        briefings=tuple(map(_listed, shown)),
        next=cursors.write(shown[-1].place, scope) if more else None,
    )


def link(asked: ListQuery, cursor: str) -> str:
    """Write the `Link` header (RFC 8288) to the page of that cursor."""
    query = asked.model_copy(update={"cursor": cursor}).model_dump(exclude_none=True, mode="json")
    return f'</v1/briefings?{urlencode(query)}>; rel="next"'


def _listed(entry: Entry) -> Listed:
    return Listed(
        id=entry.id,
        generated_at=entry.created_at,
        engine=entry.engine,
        headline=entry.headline,
        title=entry.title,
        url=entry.url,
        published=entry.published,
    )
