"""Owns the seed article as the service shows it: text, date, and its briefing, made once."""

import asyncio
import re
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from service.api.desk import Desk
from service.api.orders import Choices, Order
from service.models import Briefing

_PUBLISHED = re.compile(r"^published:\s*(\d{4}-\d\d-\d\d)", re.MULTILINE)


class Seed:
    """Gives the seed's briefing: made when it is first asked for, and never stored."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._once = asyncio.Lock()
        self._briefing: Briefing | None = None

    async def briefing(self) -> Briefing:
        """Give the briefing of the seed article."""
        async with self._once:
            if self._briefing is None:
                self._briefing = await self._desk.show(order())
            return self._briefing


def order() -> Order:
    """Give the seed article as an order, with the date that its `about.yaml` states.

    The page is there at once and costs nothing, whatever model is configured.
    """
    folder = _folder()
    stated = _PUBLISHED.search(folder.joinpath("about.yaml").read_text(encoding="utf-8"))
    published = date.fromisoformat(stated[1]) if stated else None
    content = folder.joinpath("article.txt").read_bytes()
    return Order(content, "text", "utf-8", Choices(published=published, engine="extractive"))


def _folder() -> Traversable:
    installed = resources.files("service") / "_seed"
    if installed.is_dir():
        return installed
    return Path(__file__).parents[2] / "seeds" / "seed"  # a checkout, which has no copy of it
