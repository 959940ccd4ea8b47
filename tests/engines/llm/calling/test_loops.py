"""What belongs to a loop stays there."""

import asyncio

from service.engines.llm.calling.loops import PerLoop


def test_each_loop_has_its_own_until_it_gives_it_up() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    things: PerLoop[object] = PerLoop(make)

    async def twice() -> tuple[object, object]:
        return things.here(), things.here()

    async def give_up() -> tuple[object, object]:
        return things.here(), (things.give_up(), things.give_up())

    one, again = asyncio.run(twice())
    other, _ = asyncio.run(twice())
    assert one is again
    assert one is not other
    assert asyncio.run(give_up())[1] == (made[-1], None)
    assert len(made) == 3
