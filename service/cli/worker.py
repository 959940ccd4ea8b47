"""Owns `brevier worker`: works on jobs of the configured database until a signal stops it."""

import asyncio
import logging.config
import signal

from service.cli import output
from service.cli.logs import configuration
from service.cli.serve import keep_collecting
from service.settings import Settings, load


def run() -> int:
    """Work until a signal; jobs under way get time to end, a second signal takes it away.

    Raises:
        BrevierError: the settings forbid it.
    """
    from service.wiring import Engines

    settings = load()
    Engines(settings).get()  # a model that cannot be used stops the start, not a job
    logging.config.dictConfig(configuration())
    keep_collecting()
    asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    from service.wiring import build_worker

    worker, loop = build_worker(settings), asyncio.get_running_loop()
    work = asyncio.create_task(worker.run(settings.stop_patience))

    def stop() -> None:
        worker.stop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(name)  # the next one ends the process

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
    output.write(f"Brevier works on jobs, {settings.job_concurrency} at once (Ctrl-C stops it).\n")
    await work
