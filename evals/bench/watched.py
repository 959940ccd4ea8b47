"""Owns `brevier serve` with a watch on its event loop: how much later than asked it wakes up.

`python -m evals.bench.watched` serves as `brevier serve --port 0` does; when it stops it writes one
line of JSON: for each look the moment (seconds of the monotonic clock) and the lag (seconds).
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from fastapi import FastAPI

from service.cli import serve
from service.cli.collecting import keep_collecting
from service.settings import load

PAUSE_S = 0.005


def main() -> None:
    """Serve until a signal."""
    settings = load(port=0)
    sys.setswitchinterval(serve.SWITCH_S)
    with serve.take(settings) as listener:
        server = serve._server(settings, listener.getsockname()[1])
        app = server.config.app
        assert isinstance(app, FastAPI)
        inner = app.router.lifespan_context

        @asynccontextmanager
        async def watched(app: FastAPI) -> AsyncIterator[None]:
            lags: list[tuple[float, float]] = []
            watch = asyncio.create_task(_watch(lags))
            async with inner(app):
                yield
            watch.cancel()
            json.dump(lags, sys.stdout)

        app.router.lifespan_context = watched
        keep_collecting()
        server.run(sockets=[listener])


async def _watch(lags: list[tuple[float, float]]) -> None:
    while True:
        due = monotonic() + PAUSE_S
        await asyncio.sleep(PAUSE_S)
        lags.append((due, monotonic() - due))


if __name__ == "__main__":
    main()
