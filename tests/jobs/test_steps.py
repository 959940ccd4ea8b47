"""Steps: what a call or a budget gave is given again, errors too, and nothing is asked twice."""

import asyncio
import re
from pathlib import Path

import pytest
from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID

from service.engines.llm.base import Message, ModelReply, ModelRequest
from service.errors import ModelBusy, ModelError
from service.jobs.steps import DurableBudget, durable_calls

asked: list[str] = []
handed_on = False


async def call(request: ModelRequest) -> ModelReply:
    asked.append(request.name)
    await asyncio.sleep(0.01 * (5 - len(asked)))  # they end in another order than they began in
    if request.name == "extract 2":
        raise ModelBusy("busy", 3.0)
    return ModelReply(text=f"answer to {request.name}")


class Account:
    async def reserve(self, tokens: int) -> None:
        asked.append(f"reserve {tokens}")

    async def settle(self, reserved: int, spent: int) -> None:
        asked.append(f"settle {spent}")


def request(name: str) -> ModelRequest:
    return ModelRequest(name=name, messages=(Message(speaker="user", text="x"),), most_tokens=5)


@DBOS.workflow(name="two rounds")
async def two_rounds() -> list[str]:
    budget = DurableBudget(Account(), lambda: handed_on)
    ask = durable_calls(lambda: call)()
    await budget.reserve(10)
    found = await asyncio.gather(
        *(ask(request(f"extract {number}")) for number in (1, 2, 3)), return_exceptions=True
    )
    last = await ask(request("merge"))
    await budget.settle(10, 4)
    texts = [f"{each!r}" if isinstance(each, ModelError) else each.text for each in found]  # type: ignore[union-attr]
    return [*texts, last.text]


def run_twice(folder: Path) -> tuple[list[str], list[str], list[str]]:
    config: DBOSConfig = {
        "name": "steps",
        "system_database_url": f"sqlite:///{folder}/dbos.db",
        "serializer": DBOSPortableJSONSerializer(),
        "application_version": "1",
        "log_level": "CRITICAL",
    }

    async def use() -> tuple[list[str], list[str], list[str]]:
        DBOS(config=config)
        DBOS.launch()
        with SetWorkflowID("w"):
            first = await (await DBOS.start_workflow_async(two_rounds)).get_result()
        steps = [each["function_name"] for each in await DBOS.list_workflow_steps_async("w")]
        fork = await DBOS.fork_workflow_async("w", 5)  # all but the last two steps are kept
        again = await fork.get_result()
        await asyncio.to_thread(DBOS.destroy)
        return first, again, steps

    asked.clear()
    return asyncio.run(use())


@pytest.mark.filterwarnings("default")
def test_steps_are_named_and_numbered_as_they_begin_and_replayed(tmp_path: Path) -> None:
    first, again, steps = run_twice(tmp_path)
    names = [re.sub(" [0-9a-f]{16}$", "", each) for each in steps]
    assert names == ["reserve", "extract 1", "extract 2", "extract 3", "merge", "settle"]
    assert (names[0], names[1]) == (steps[0], steps[1][:-17])  # only a call tells its prompt
    assert first[0] == "answer to extract 1"
    assert "ModelBusy" in first[1]
    assert again == first
    assert asked[0] == "reserve 10"
    assert sorted(asked[1:4]) == ["extract 1", "extract 2", "extract 3"]  # as threads have it
    assert asked[4:] == ["merge", "settle 4", "merge", "settle 4"]


@pytest.mark.parametrize(("another_goes_on", "told"), [(True, []), (False, ["settle 3"])])
def test_a_job_that_is_stopped_settles_unless_another_goes_on(
    another_goes_on: bool, told: list[str]
) -> None:
    async def use() -> None:
        budget = DurableBudget(Account(), lambda: another_goes_on)

        async def work() -> None:
            try:
                await asyncio.sleep(10)
            finally:
                await budget.settle(10, 3)

        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asked.clear()
    asyncio.run(use())
    assert asked == told
