"""Owns the way of one order: to an Article, to its stored briefing, to an engine if there is none.

Work on text runs in threads, so that a long article holds nobody else up.
"""

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import Annotated, NamedTuple, ParamSpec, TypeVar

from fastapi import Depends
from starlette.requests import Request

from service.api.orders import Order
from service.engines.base import Engine
from service.errors import NotFound
from service.ingest import Sent, article_from_html, article_from_markdown, article_from_text
from service.models import Article, Briefing
from service.pipeline import Options, brief, briefing_id
from service.settings import Settings
from service.stores.base import Store
from service.wiring import Engines

INTAKES = {
    "text": article_from_text,
    "markdown": article_from_markdown,
    "html": article_from_html,
}

AT_ONCE = 4
"""Long works done at once; the other threads of the pool stay free for what is short."""
P = ParamSpec("P")
T = TypeVar("T")


class Taken(NamedTuple):
    """The briefing of an order: its id, its stored JSON, and whether it was made just now."""

    id: str
    json: str
    new: bool


class Work(NamedTuple):
    """An order made ready: what to brief, by which engine, how."""

    article: Article
    engine: Engine
    options: Options


class Desk:
    """Briefs what it is given, each work once; `store` keeps the results."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._engines = Engines(settings, store)
        self._room = asyncio.Semaphore(AT_ONCE)
        self._making: dict[tuple[str, str], asyncio.Task[Taken]] = {}
        self.store = store

    @property
    def article_limit(self) -> int:
        """Give the most bytes that an article may have."""
        return self._settings.max_article_bytes

    async def ready(self, order: Order, tenant: str) -> tuple[Work, str]:
        """Make an order ready, and give the id that its briefing has if nothing fails.

        Raises:
            BadInput, EngineUnavailable: it cannot be done.
        """
        work = await self.aside(self._ready, order, tenant)
        return work, await self.aside(briefing_id, *work)

    async def stored(self, name: str, tenant: str) -> Taken | None:
        """Give the briefing of an earlier order."""
        stored = await self.store.get(name, tenant)
        return None if stored is None else Taken(name, stored, new=False)

    async def now(self, work: Work, tenant: str, name: str) -> Taken:
        """Brief in this process, while the caller waits; once for all who ask meanwhile."""
        making = self._making.get((tenant, name))
        if making is not None:
            return (await asyncio.shield(making))._replace(new=False)
        return await asyncio.shield(self._begin(work, tenant, name))

    def _begin(self, work: Work, tenant: str, name: str) -> asyncio.Task[Taken]:
        """Begin a work that others may ask for meanwhile; it ends even where nobody waits."""
        making = asyncio.create_task(self._make(work, tenant))
        self._making[tenant, name] = making

        def end(_: asyncio.Task[Taken]) -> None:
            del self._making[tenant, name]
            making.cancelled() or making.exception()  # seen, if nobody waits

        making.add_done_callback(end)
        return making

    async def _make(self, work: Work, tenant: str) -> Taken:
        briefing = await self._briefed(work)
        return Taken(briefing.id, *await self.store.save(briefing, tenant))

    async def _briefed(self, work: Work) -> Briefing:
        if work.engine.model is None:
            return await self.aside(_brief, work)
        return await brief(*work)

    async def close(self) -> None:
        """Let go of the store and of the connections to a model."""
        await self._engines.aclose()
        await self.store.close()

    async def show(self, order: Order) -> Briefing:
        """Give the briefing of an order without storing it."""
        return await self._briefed(await self.aside(self._ready, order, ""))

    async def aside(self, work: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """Do long work in a thread, once there is room for it."""
        async with self._room:
            return await asyncio.to_thread(work, *args, **options)

    async def find(self, name: str, tenant: str) -> str:
        """Give the stored JSON of a briefing.

        Raises:
            NotFound: this tenant has none of that id.
        """
        stored = await self.store.get(name, tenant)
        if stored is None:
            raise _unknown(name)
        return stored

    async def forget(self, name: str, tenant: str) -> None:
        """Remove a briefing, with its articles unless others cite them.

        Raises:
            NotFound: this tenant has none of that id.
        """
        if not await self.store.delete(name, tenant):
            raise _unknown(name)

    def _ready(self, order: Order, tenant: str) -> Work:
        began = perf_counter()
        choices = order.choices
        engine = self._engines.get(choices.engine, strict=choices.strict)
        sent = Sent(
            charset=order.charset,
            title=choices.title or None,
            published=choices.published,
            limit=self.article_limit,
            languages=engine.languages,
        )
        article = INTAKES[order.kind](order.content, sent)
        options = Options(
            max_lines=self._settings.max_lines,
            strict=choices.strict,
            tenant=tenant,
            ingest_seconds=perf_counter() - began,
        )
        return Work(article, engine, options)


def _unknown(name: str) -> NotFound:
    return NotFound(f"there is no briefing {name[:100]!r}")


def _brief(work: Work) -> Briefing:
    # A loop of its own: the engine's coroutine works through the text without a pause.
    return asyncio.run(brief(*work))


def _of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


DeskOf = Annotated[Desk, Depends(_of)]
"""The desk of the application that a request came to."""
