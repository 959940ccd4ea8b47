"""Owns the process of the worker beside a server: it does what its standard input says, see `Crew`.

It ends with its server, however that ends: once its input ends, its jobs are handed on at once.
"""

import asyncio
import gc
import json
import logging.config
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from service.cli.collecting import keep_collecting
from service.cli.logs import configuration
from service.jobs.crew import STOP, Crew
from service.settings import Settings, load
from service.wiring import Engines, build_worker

LEAVING_S = 5.0
"""Seconds that it gets to hand on its jobs when the server is gone."""
_PROGRAM = f"import sys; sys.path[:] = sys.argv[1:]; import {__name__} as mate; mate.main()"
"""It takes the code from where this process has it, and not from the folder that it stands in."""


def crew(settings: Settings, patience_s: float) -> Crew:
    """Give a worker in a process of its own, with these settings, that is not started yet."""
    command = [sys.executable, "-P", "-c", _PROGRAM, *filter(None, sys.path)]
    return Crew(command, settings.model_dump_json().encode() + b"\n", patience_s)


def main() -> None:
    """Work until standard input says stop or ends."""
    gc.disable()  # as `brevier` does while it starts
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # the server is told, and tells
    with open(0, "rb", buffering=0, closefd=False) as orders:
        greeting = orders.readline()
    if not greeting:
        return  # the server was gone before it could say anything
    settings = load(**json.loads(greeting))
    logging.config.dictConfig(configuration())
    Engines(settings).get()  # so that the first job need not wait for what it loads
    keep_collecting()
    with suppress(asyncio.CancelledError):
        asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    worker, loop = build_worker(settings), asyncio.get_running_loop()
    work = asyncio.create_task(worker.run(settings.stop_patience))

    def tell(what: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # it has ended meanwhile
            loop.call_soon_threadsafe(what)

    def listen() -> None:
        while letters := os.read(0, 4096):
            tell(worker.stop if STOP in letters else worker.nudge)
        tell(work.cancel)
        time.sleep(LEAVING_S)
        os._exit(1)

    threading.Thread(target=listen, name="brevier-orders", daemon=True).start()
    await work
