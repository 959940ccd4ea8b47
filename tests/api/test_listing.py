"""Lists: the pages of one make up the whole, with the way from each to the next."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from service.api.listing import ListQuery, link, page
from service.errors import InvalidRequest
from service.stores.memory import MemoryStore
from tests.contracts.test_store import NOON, briefing


def test_pages_make_up_the_whole_list_and_the_last_one_says_so() -> None:
    async def use() -> None:
        store = MemoryStore()
        for number in range(6):
            await store.save(briefing(f"brf_{number}", at=NOON + timedelta(hours=number)), "a")
        sizes, seen, cursor = [], [], None
        while True:
            found = await page(store, "a", ListQuery(limit=2, cursor=cursor))
            sizes.append(len(found.briefings))
            seen += [one.id for one in found.briefings]
            cursor = found.next
            if cursor is None:
                break
        assert sizes == [2, 2, 2]
        assert seen == [f"brf_{number}" for number in (5, 4, 3, 2, 1, 0)]

    asyncio.run(use())


def test_a_cursor_goes_with_its_filters() -> None:
    async def use() -> None:
        store = MemoryStore()
        for number in range(3):
            await store.save(briefing(f"brf_{number}"), "a")
        first = await page(store, "a", ListQuery(limit=1, day=NOON.date()))
        assert (await page(store, "a", ListQuery(cursor=first.next, day=NOON.date()))).briefings
        with pytest.raises(InvalidRequest):
            await page(store, "a", ListQuery(cursor=first.next))
        with pytest.raises(InvalidRequest):
            await page(store, "b", ListQuery(cursor=first.next, day=NOON.date()))

    asyncio.run(use())


def test_an_entry_tells_when_it_was_made_to_the_second() -> None:
    async def use() -> None:
        store = MemoryStore()
        at = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
        await store.save(briefing("brf_1", at=at), "")
        (one,) = (await page(store, "", ListQuery())).briefings
        assert '"generated_at":"2026-01-02T03:04:05Z"' in one.model_dump_json()

    asyncio.run(use())


def test_the_link_repeats_the_filters() -> None:
    asked = ListQuery(limit=7, day=date(2026, 1, 2), cursor="old")
    expected = "</v1/briefings?limit=7&cursor=new&day=2026-01-02>"
    assert link(asked, "new") == f'{expected}; rel="next"'
