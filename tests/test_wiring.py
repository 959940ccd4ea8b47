"""Wiring: names lead to engines, and what is not there is said."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service.engines.llm import LlmEngine
from service.engines.llm.budget import Daily, Unlimited
from service.errors import EngineUnavailable, InvalidRequest, SettingsInvalid
from service.settings import load
from service.stores.base import Store
from service.stores.memory import MemoryStore
from service.wiring import Engines, build_counter, build_database, build_store

TINY = {"model": "openai:tiny", "llm_base_url": "http://127.0.0.1:9/v1"}


@pytest.mark.parametrize("name", [None, "auto", "extractive"])
def test_a_name_gives_the_extractive_engine(name: str | None) -> None:
    assert Engines(load()).get(name).name == "extractive"


@pytest.mark.parametrize(
    ("name", "configured", "given"),
    [
        ("auto", {}, "llm"),
        (None, {"engine": "extractive"}, "extractive"),
        ("llm", {"engine": "extractive"}, "llm"),
        ("extractive", {}, "extractive"),
    ],
)
def test_a_model_that_is_configured_is_used_unless_another_engine_is_named(
    name: str | None, configured: dict[str, str], given: str
) -> None:
    engine = Engines(load(**TINY, **configured)).get(name)
    assert (engine.name, engine.model) == (given, "openai:tiny" if given == "llm" else None)


def test_the_engine_of_a_model_needs_one() -> None:
    with pytest.raises(EngineUnavailable, match="BREVIER_MODEL"):
        Engines(load()).get("llm")


def test_a_provider_without_its_package_is_named() -> None:
    with pytest.raises(SettingsInvalid, match="langchain-anthropic"):
        Engines(load(model="anthropic:tiny")).get().calls()  # type: ignore[attr-defined]


def test_engines_share_what_calls_the_model_and_its_prompts() -> None:
    engines = Engines(load(**TINY))
    first, second = engines.get(), engines.get(strict=True)
    assert isinstance(first, LlmEngine)
    assert isinstance(second, LlmEngine)
    assert first.calls.__self__ is second.calls.__self__  # type: ignore[attr-defined]  # methods
    assert first.asker is second.asker
    assert (first.strict, second.strict) == (False, True)


def test_a_daily_cap_is_kept_by_the_store() -> None:
    async def use() -> None:
        store = MemoryStore()
        engine = Engines(load(**TINY, max_daily_tokens=1000), store).get()
        assert isinstance(engine, LlmEngine)
        assert isinstance(engine.budget, Daily)
        await engine.budget.reserve(600)
        with pytest.raises(Exception, match="600 of the 1,000"):
            await Daily(1000, store.spend).reserve(500)

    asyncio.run(use())
    engine = Engines(load(**TINY)).get()
    assert isinstance(engine, LlmEngine)
    assert isinstance(engine.budget, Unlimited)


@pytest.mark.parametrize("limit", [{"llm_rpm": 1}, {"llm_tpm": 1000}])
def test_a_limit_of_a_minute_is_kept_by_the_database(limit: dict[str, int], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/brevier.db"

    async def booked(engines: Engines, store: Store | None) -> bool:
        pace = engines.caller._pace
        try:
            if store is not None:
                await store.ping()
            async with asyncio.timeout(3), pace.turn(1000):
                return True
        except TimeoutError:
            return False
        finally:
            if store is not None:
                await store.close()

    async def use() -> list[bool]:
        settings = load(**TINY, **limit, database_url=url)
        stores = [build_store(settings) for _ in range(2)]
        given = [*stores, None, None, MemoryStore()]  # only the first two share a pace
        return [await booked(Engines(settings, store), store) for store in given]

    assert asyncio.run(use()) == [True, False, True, True, True]


def test_without_a_limit_the_database_is_not_touched(tmp_path: Path) -> None:
    settings = load(**TINY, database_url=f"sqlite:///{tmp_path}/brevier.db")

    async def use() -> None:
        async with Engines(settings, build_store(settings)).caller._pace.turn(1000):
            pass

    asyncio.run(use())
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_engine_is_refused_by_pointer() -> None:
    with pytest.raises(InvalidRequest, match="'gpt'") as caught:
        Engines(load()).get("gpt")
    assert caught.value.errors[0][0] == "/engine"


def test_the_counter_counts() -> None:
    assert build_counter(load()).count("A bridge.") > 0


@pytest.mark.parametrize("build", [build_store, build_database])
def test_a_database_that_is_none_is_said_before_it_is_opened(build: Callable[..., object]) -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_DATABASE_URL"):
        build(load(database_url="redis://host"))


def test_no_model_library_is_loaded_where_rules_work() -> None:
    program = (
        "import sys; from service.cli.brief import Asked, run; "
        "assert run(Asked((sys.argv[1],), 'json', None, None, None, None, False, False)) == 0; "
        "print([m for m in ('langchain', 'langchain_core', 'openai', 'dbos') if m in sys.modules], "
        "file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "seeds/seed/article.txt"], capture_output=True, text=True
    )
    assert done.stderr.strip() == "[]"
