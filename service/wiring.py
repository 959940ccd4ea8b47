"""Owns the choice of implementations: the one place that knows which engine and store there are.

Heavy imports stand inside the branch that selects them.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from service.engines.base import Engine
from service.errors import EngineUnavailable, InvalidRequest
from service.settings import Settings
from service.text.tokens import Counter, load_counter

if TYPE_CHECKING:
    from service.engines.llm import Asker
    from service.engines.llm.base import Budget
    from service.engines.llm.calling.caller import Caller
    from service.engines.llm.calling.pace import Started
    from service.jobs.worker import Worker
    from service.stores.base import Store
    from service.stores.database import Database
    from service.stores.jobs import Jobs

ENGINES = ("auto", "extractive", "llm")
"""The names that a request may give."""


class Engines:
    """Gives engines by name. Those of a model share its connections, its pace and its budget.

    Close it at the end of each event loop that its engines worked on.
    """

    def __init__(self, settings: Settings, store: "Store | None" = None) -> None:
        """Take the settings, and the store that keeps the account of a daily cap, if one is open.

        Nothing is opened or imported before it is asked for.
        """
        self._settings = settings
        self._store = store

    def get(self, name: str | None = None, *, strict: bool = False) -> Engine:
        """Give the engine of that name, or the configured one.

        Args:
            name: One of `ENGINES`; None is "auto".
            strict: Whether to fail rather than let another engine stand in for a model.

        Raises:
            EngineUnavailable: the `llm` engine, and no model is configured.
            SettingsInvalid: the model, its key or a prompt cannot be used.
            InvalidRequest: a name that no engine has.
        """
        chosen = self._settings.engine if name in (None, "auto") else name
        if chosen == "auto":
            chosen = "llm" if self._settings.model else "extractive"
        if chosen == "extractive":
            from service.engines.extractive import ExtractiveEngine

            return ExtractiveEngine()
        if chosen == "llm":
            return self._llm(strict)
        raise InvalidRequest(
            f"no engine is called {chosen!r}: use one of {', '.join(ENGINES)}",
            (("/engine", f"must be one of {', '.join(ENGINES)}"),),
        )

    @cached_property
    def caller(self) -> "Caller":
        """Give what calls the configured model; SettingsInvalid where that cannot be."""
        from service.engines.llm.calling.caller import build_caller

        return build_caller(self._settings, started=self._started())

    def _started(self) -> "Started | None":
        """Give what keeps the limits of a minute with all who use the store, where both are."""
        calls, tokens = self._settings.llm_rpm, self._settings.llm_tpm
        if self._store is None or (calls is None and tokens is None):
            return None
        from service.engines.llm.calling.sharing import Shared
        from service.stores.sql import SqlStore
        from service.stores.starts import Limits, Starts

        if not isinstance(self._store, SqlStore):
            return None
        return Shared(Starts(self._store.database, Limits(calls, tokens)).book).started

    async def aclose(self) -> None:
        """Close the connections that were opened on the running loop."""
        if "caller" in vars(self):
            await self.caller.aclose()
        if "_account" in vars(self) and self._store is None:
            await self._account.close()

    def _llm(self, strict: bool) -> Engine:
        settings = self._settings
        if settings.model is None:
            raise EngineUnavailable(
                "the engine 'llm' needs a model: set `BREVIER_MODEL`, or use 'extractive'"
            )
        from service.engines.llm import LlmEngine
        from service.engines.llm.calling.prices import cost

        name, prices = settings.model, settings.llm_prices
        return LlmEngine(
            model=name,
            calls=self.caller.for_article,
            asker=self._asker,
            price=lambda tokens: cost(tokens, name, prices),
            budget=self._budget(),
            chunk_tokens=settings.chunk_tokens,
            most_tokens=settings.max_article_tokens,
            verify=settings.llm_verify,
            strict=strict,
        )

    @cached_property
    def _asker(self) -> "Asker":
        from service.engines.llm import Asker, prompts

        return Asker(prompts(self._settings.prompts_dir), build_counter(self._settings))

    def _budget(self) -> "Budget":
        from service.engines.llm.budget import Daily, Unlimited

        most = self._settings.max_daily_tokens
        return Unlimited() if most is None else Daily(most, self._account.spend)

    @cached_property
    def _account(self) -> "Store":
        return self._store or build_store(self._settings)


def build_counter(settings: Settings) -> Counter:
    """Give the token counter of the vocabulary that is found first, else an estimator."""
    return load_counter(settings.vocabulary_dir, cache_dir=settings.tiktoken_cache_dir)


def build_store(settings: Settings) -> "Store":
    """Give the store of the configured database; it is opened on first use."""
    from service.stores.sql import SqlStore

    return SqlStore(settings.database)


def build_jobs(settings: Settings, store: "Store | None" = None) -> "Jobs":
    """Give the jobs of the configured database, through the same door as the store's if given."""
    from service.stores.jobs import Jobs
    from service.stores.sql import SqlStore

    shared = store.database if isinstance(store, SqlStore) else None
    return Jobs(shared or build_database(settings))


def build_worker(settings: Settings) -> "Worker":
    """Give a worker on the queue of the configured database; it shares nothing with others."""
    from service.jobs.means import Means
    from service.jobs.worker import Worker, unique_name
    from service.stores.queue import Queue
    from service.stores.sql import SqlStore

    store = SqlStore(settings.database)
    engines = Engines(settings, store)
    means = Means(
        Queue(store.database, unique_name()),
        store,
        lambda name, strict: engines.get(name, strict=strict),
        settings.max_lines,
        engines.aclose,
    )
    return Worker(settings.database, means, settings.job_concurrency)


def build_database(settings: Settings) -> "Database":
    """Give the configured database itself, for what moves whole tables."""
    from service.stores.database import Database

    return Database(settings.database)
