"""The loop of a command: what still runs at its end is cancelled, and everything is closed."""

import asyncio

import pytest

from service.cli.loop import running


def test_work_that_is_left_over_is_cancelled() -> None:
    ended = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async def begin() -> asyncio.Task[None]:
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        return task

    with running() as loop:
        task = loop.run_until_complete(begin())
    assert ended
    assert task.cancelled()
    assert loop.is_closed()


def test_one_loop_does_all_the_work_and_an_interruption_passes() -> None:
    async def here() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    with pytest.raises(KeyboardInterrupt), running() as loop:  # noqa: PT012  # on one loop
        assert loop.run_until_complete(here()) is loop.run_until_complete(here()) is loop
        raise KeyboardInterrupt
    assert loop.is_closed()
