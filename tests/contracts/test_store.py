"""What every store must do, whatever it keeps its briefings in."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from service.models import Briefing
from service.stores.base import Saved, Store
from service.stores.memory import MemoryStore
from service.stores.sql import SqlStore
from tests.conftest import ROOT

EXAMPLE = Briefing.model_validate_json((ROOT / "tests/data/briefing-example.json").read_bytes())
Use = Callable[[Store], Awaitable[None]]
Run = Callable[[Use], None]


@pytest.fixture(params=["memory", "sqlite"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    def make() -> Store:
        if request.param == "memory":
            return MemoryStore()
        return SqlStore(f"sqlite+aiosqlite:///{tmp_path}/brevier.db")

    def run(use: Use) -> None:
        async def whole() -> None:
            store = make()
            try:
                await use(store)
            finally:
                await store.close()

        asyncio.run(whole())

    return run


def briefing(name: str, words: str = "the article") -> Briefing:
    source = EXAMPLE.sources[0].model_copy(update={"text": words, "text_sha256": words[:60]})
    return EXAMPLE.model_copy(update={"id": name, "sources": (source,)})


def test_a_saved_briefing_comes_out_to_the_character(run: Run) -> None:
    async def use(store: Store) -> None:
        odd = briefing("brf_1", 'tab\t, "quotes", é, 漢字, \u202e, 🙂 and a backslash \\')
        saved = await store.save(odd, "")
        assert saved == Saved(odd.to_json(), new=True)
        assert await store.get("brf_1", "") == odd.to_json()
        assert Briefing.model_validate_json(saved.json) == odd

    run(use)


def test_an_unknown_id_is_none(run: Run) -> None:
    async def use(store: Store) -> None:
        assert await store.get("brf_0", "") is None

    run(use)


def test_the_first_one_saved_stays(run: Run) -> None:
    async def use(store: Store) -> None:
        first = await store.save(briefing("brf_1", "one"), "")
        second = await store.save(briefing("brf_1", "two"), "")
        assert (first.new, second.new) == (True, False)
        assert first.json == second.json == await store.get("brf_1", "")

    run(use)


def test_of_many_at_once_one_is_new_and_all_get_the_same(run: Run) -> None:
    async def use(store: Store) -> None:
        rivals = (briefing("brf_1", f"text {number}") for number in range(40))
        saved = await asyncio.gather(*(store.save(rival, "") for rival in rivals))
        assert sum(one.new for one in saved) == 1
        assert {one.json for one in saved} == {await store.get("brf_1", "")}

    run(use)


def test_tenants_do_not_see_each_other(run: Run) -> None:
    async def use(store: Store) -> None:
        await store.save(briefing("brf_1", "hers"), "a")
        assert await store.get("brf_1", "b") is None
        assert await store.get("brf_1", "") is None
        assert (await store.save(briefing("brf_1", "his"), "b")).new
        assert await store.get("brf_1", "a") != await store.get("brf_1", "b")

    run(use)


def test_one_article_may_have_several_briefings(run: Run) -> None:
    async def use(store: Store) -> None:
        assert (await store.save(briefing("brf_1"), "")).new
        assert (await store.save(briefing("brf_2"), "")).new

    run(use)


def test_a_megabyte_is_kept_whole(run: Run) -> None:
    async def use(store: Store) -> None:
        await store.save(briefing("brf_1", "é" * 500_000), "")
        assert len(await store.get("brf_1", "") or "") > 500_000

    run(use)


def test_ping_returns_and_a_closed_store_opens_again(run: Run) -> None:
    async def use(store: Store) -> None:
        await store.ping()
        await store.close()
        await store.ping()

    run(use)


def test_tokens_of_a_day_add_up_whoever_spends_them(run: Run) -> None:
    async def use(store: Store) -> None:
        day = date(2026, 1, 2)
        await asyncio.gather(*(store.spend(day, 100) for _ in range(20)))
        assert await store.spend(day, -500) == 1500
        assert await store.spend(date(2026, 1, 3), 7) == 7

    run(use)
