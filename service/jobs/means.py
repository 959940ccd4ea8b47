"""Owns what jobs are done with, given from outside: a queue, a store, engines by name."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from service.engines.base import Engine
from service.stores.base import Store
from service.stores.queue import Queue


class Means(NamedTuple):
    """What one worker works with; `close` is called when it stops."""

    queue: Queue
    store: Store
    engine: Callable[[str, bool], Engine]
    """Gives an engine by its name, strict or not."""
    max_lines: int
    close: Callable[[], Awaitable[None]]
