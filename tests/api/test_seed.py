"""The seed article as the service shows it."""

import asyncio
from datetime import date

from service.api import seed
from service.api.desk import Desk
from service.api.seed import Seed
from service.settings import load
from service.stores.memory import MemoryStore
from tests.conftest import SEED


def test_the_order_is_the_seed_byte_for_byte_with_its_date() -> None:
    order = seed.order()
    assert order.content == SEED.read_bytes()
    assert order.choices.published == date(2025, 2, 14)


def test_its_briefing_is_made_once() -> None:
    async def use() -> None:
        shown = Seed(Desk(load(), MemoryStore()))
        first, second = await asyncio.gather(shown.briefing(), shown.briefing())
        assert first is second
        assert first.sources[0].published == date(2025, 2, 14)

    asyncio.run(use())
