"""Owns the choice of implementations: the one place that knows which engine and store there are.

Heavy imports stand inside the branch that selects them.
"""

from typing import TYPE_CHECKING

from service.engines.base import Engine
from service.errors import InvalidRequest, NotSupportedYet
from service.settings import Settings
from service.text.tokens import Counter, load_counter

if TYPE_CHECKING:
    from service.stores.base import Store

ENGINES = ("auto", "extractive", "llm")
"""The names that a request may give."""


def build_engine(settings: Settings, name: str | None = None) -> Engine:
    """Give the engine of that name, or the configured one.

    Raises:
        NotSupportedYet: the `llm` engine, which this version does not have.
        InvalidRequest: a name that no engine has.
    """
    chosen = settings.engine if name in (None, "auto") else name
    if chosen in ("auto", "extractive"):
        from service.engines.extractive import ExtractiveEngine

        return ExtractiveEngine()
    if chosen == "llm":
        raise NotSupportedYet("the engine 'llm' is not there yet: use `engine` 'extractive'")
    raise InvalidRequest(
        f"no engine is called {chosen!r}: use one of {', '.join(ENGINES)}",
        (("/engine", f"must be one of {', '.join(ENGINES)}"),),
    )


def build_counter(settings: Settings) -> Counter:
    """Give the token counter of the vocabulary that is found first, else an estimator."""
    return load_counter(settings.vocabulary_dir, cache_dir=settings.tiktoken_cache_dir)


def build_store(settings: Settings) -> "Store":
    """Give the store of the configured database; it is opened on first use."""
    from service.stores.sql import SqlStore

    return SqlStore(settings.database)
