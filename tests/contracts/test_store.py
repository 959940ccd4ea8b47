"""What every store must do, whatever it keeps its briefings in."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from service.models import Briefing
from service.stores.base import ALL, Forgotten, Place, Saved, Store, Wanted
from service.stores.memory import MemoryStore
from service.stores.sql import SqlStore
from tests.conftest import ROOT

EXAMPLE = Briefing.model_validate_json((ROOT / "tests/data/briefing-example.json").read_bytes())
Use = Callable[[Store], Awaitable[None]]
Run = Callable[[Use], None]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    url = ""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/brevier.db"
    elif request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")

    def make() -> Store:
        return SqlStore(url) if url else MemoryStore()

    def run(use: Use) -> None:
        async def whole() -> None:
            store = make()
            try:
                await use(store)
            finally:
                await store.close()

        asyncio.run(whole())

    return run


NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def briefing(name: str, *texts: str, at: datetime = NOON, engine: str = "extractive") -> Briefing:
    """Give a briefing of articles with these words."""
    example = EXAMPLE.sources[0]
    sources = tuple(
        example.model_copy(update={"id": f"s{number}", "text": words, "text_sha256": sha256(words)})
        for number, words in enumerate(texts or ("the article",), 1)
    )
    receipt = EXAMPLE.receipt.model_copy(update={"engine": engine})
    moments = {"generated_at": at, "data_as_of": at}
    return EXAMPLE.model_copy(
        update={"id": name, "sources": sources, "receipt": receipt, **moments}
    )


def test_a_saved_briefing_comes_out_to_the_character(run: Run) -> None:
    async def use(store: Store) -> None:
        odd = briefing("brf_1", 'tab\t, "quotes", é, 漢字, \u202e, 🙂 and a backslash \\')
        saved = await store.save(odd, "")
        assert saved == Saved(odd.to_json(), new=True)
        assert await store.get("brf_1", "") == odd.to_json()
        assert Briefing.model_validate_json(saved.json) == odd

    run(use)


@pytest.mark.parametrize("name", ["brf_0", "", "\0", "\ud800", "'; DROP TABLE", "x" * 5000])
def test_an_unknown_id_is_none(run: Run, name: str) -> None:
    async def use(store: Store) -> None:
        assert await store.get(name, "") is None
        assert not await store.delete(name, "")
        assert await store.purge(name) == Forgotten()

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


async def ids(store: Store, tenant: str = "", wanted: Wanted = ALL) -> list[str]:
    return [entry.id for entry in await store.page(tenant, 100, wanted=wanted)]


def test_a_list_is_newest_first_and_tells_what_it_lists(run: Run) -> None:
    async def use(store: Store) -> None:
        for hour in (3, 1, 2):
            at = NOON + timedelta(hours=hour, microseconds=hour)
            await store.save(briefing(f"brf_{hour}", at=at), "")
        await store.save(briefing("brf_9"), "another")
        entries = await store.page("", 10)
        assert [entry.id for entry in entries] == ["brf_3", "brf_2", "brf_1"]
        first, source = entries[0], EXAMPLE.sources[0]
        assert first.created_at == NOON + timedelta(hours=3, microseconds=3)
        assert (first.engine, first.title, first.url, first.published) == (
            *("extractive", source.title, source.url, source.published),
        )
        assert EXAMPLE.headline is not None
        assert first.headline == EXAMPLE.headline.text

    run(use)


def test_a_list_can_be_of_one_day_or_engine(run: Run) -> None:
    async def use(store: Store) -> None:
        midnight = datetime(2026, 1, 3, tzinfo=UTC)
        await store.save(briefing("brf_1", at=midnight - timedelta(microseconds=1)), "")
        await store.save(briefing("brf_2", at=midnight, engine="llm"), "")
        await store.save(briefing("brf_3", at=midnight + timedelta(days=1)), "")
        assert await ids(store, wanted=Wanted(day=date(2026, 1, 3))) == ["brf_2"]
        assert await ids(store, wanted=Wanted(day=date(2026, 1, 2))) == ["brf_1"]
        assert await ids(store, wanted=Wanted(engine="llm")) == ["brf_2"]
        assert await ids(store, wanted=Wanted(date(2026, 1, 2), "llm")) == []

    run(use)


def test_pages_have_each_briefing_once_while_others_come_and_go(run: Run) -> None:
    async def use(store: Store) -> None:
        names = [f"brf_{number:02}" for number in range(30)]
        for number, name in enumerate(names):  # three at each moment
            await store.save(briefing(name, at=NOON + timedelta(minutes=number // 3)), "")
        seen: list[str] = []
        after: Place | None = None
        while page := await store.page("", 4, after):
            seen += [entry.id for entry in page]
            after = page[-1].place
            later = NOON + timedelta(hours=1, minutes=len(seen))
            await store.save(briefing(f"new_{len(seen)}", at=later), "")
            await store.delete(seen[-1], "")  # the very one that the next page goes on from
            await store.delete(seen[0], "")
        assert seen == sorted(names, reverse=True)

    run(use)


def test_a_deleted_briefing_is_gone_for_its_tenant_alone(run: Run) -> None:
    async def use(store: Store) -> None:
        await store.save(briefing("brf_1"), "a")
        await store.save(briefing("brf_1"), "b")
        assert not await store.delete("brf_1", "")
        assert await store.delete("brf_1", "a")
        assert not await store.delete("brf_1", "a")
        assert await store.get("brf_1", "a") is None
        assert await store.get("brf_1", "b") is not None
        assert (await store.save(briefing("brf_1"), "a")).new

    run(use)


@pytest.mark.parametrize("what", ["brf_1", sha256("one"), sha256("one")[:16].upper()])
def test_purging_removes_an_article_and_all_that_was_made_from_it(run: Run, what: str) -> None:
    async def use(store: Store) -> None:
        await store.save(briefing("brf_1", "one"), "a")
        await store.save(briefing("brf_5", "one"), "b")
        await store.save(briefing("brf_2", "two", "one"), "a")
        await store.save(briefing("brf_3", "two"), "a")
        await store.save(briefing("brf_4", "four"), "b")
        assert await store.purge(what) == Forgotten(articles=2, briefings=3)
        assert (await ids(store, "a"), await ids(store, "b")) == (["brf_3"], ["brf_4"])
        assert await store.purge(what) == Forgotten()

    run(use)


def test_what_is_too_old_expires_with_its_articles(run: Run) -> None:
    async def use(store: Store) -> None:
        old = NOON - timedelta(days=2)
        for number in range(3):
            await store.save(briefing(f"brf_{number}", f"old {number}", at=old), "")
        await store.save(briefing("brf_5", "old 0", "new", at=NOON), "")
        assert await store.expire(None, None) == Forgotten()
        gone = await store.expire(NOON - timedelta(days=1), NOON)
        assert gone == Forgotten(articles=2, briefings=3)
        assert await ids(store) == ["brf_5"]
        assert await store.expire(NOON, None) == Forgotten()

    run(use)


def test_saving_and_removing_at_once_leaves_whole_briefings(run: Run) -> None:
    async def use(store: Store) -> None:
        names = [f"brf_{number}" for number in range(12)]

        async def come_and_go(name: str) -> None:
            for _ in range(3):  # all of them cite one article
                await store.save(briefing(name), "")
                assert await store.delete(name, "")
            await store.save(briefing(name), "")

        await asyncio.gather(*map(come_and_go, names))
        assert sorted(await ids(store)) == sorted(names)

    run(use)
