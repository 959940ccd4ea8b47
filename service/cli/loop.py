"""Owns the event loop of a command: one for all its work, which Ctrl-C ends at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running() -> Iterator[asyncio.AbstractEventLoop]:
    """Give a loop; what still runs on it at the end is cancelled.

    `asyncio.run` would hold Ctrl-C back until the engine pauses, which rules never do.
    """
    loop = asyncio.new_event_loop()
    try:
        yield loop
    finally:
        _cancel(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


def _cancel(loop: asyncio.AbstractEventLoop) -> None:
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
