"""The desk: each work is done once, whoever asks at the same time, and never on the loop."""

import asyncio
import json
from datetime import date

import pytest

from evals.peers import BadKey, Reply, sequence
from service.api.desk import Desk, Taken
from service.api.orders import Choices, Order
from service.errors import EngineUnavailable, NotFound, TooShort
from service.models import Article, Briefing
from service.settings import load
from service.stores.memory import MemoryStore
from tests.api.conftest import Peer
from tests.scripted import always, answer, configured


def desk() -> Desk:
    return Desk(load(), MemoryStore())


def order(text: str, **choices: object) -> Order:
    return Order(text, "text", None, Choices.model_validate(choices))


def dated(text: str) -> Order:
    return Order(text, "text", None, Choices(published=date(2025, 2, 14)))


async def take(at: Desk, what: Order, tenant: str) -> Taken:
    """Give the briefing of an order: the stored one if that work was done before."""
    work, name = await at.ready(what, tenant)
    return await at.stored(name, tenant) or await at.now(work, tenant, name)


def test_work_done_before_is_not_done_again(seed_text: str) -> None:
    async def use() -> None:
        made = desk()
        first = await take(made, order(seed_text), "")
        second = await take(made, order(seed_text), "")
        assert (first.new, second.new) == (True, False)
        assert first[:2] == second[:2]
        assert await made.find(first.id, "") == first.json

    asyncio.run(use())


@pytest.mark.parametrize("choice", [{"published": "2025-02-14"}, {"strict": True}, {"title": "T"}])
def test_another_choice_is_other_work(seed_text: str, choice: dict[str, object]) -> None:
    async def use() -> None:
        made = desk()
        plain = await take(made, order(seed_text), "")
        other = await take(
            made,
            Order(seed_text, "text", None, Choices.model_validate_json(json.dumps(choice))),
            "",
        )
        assert other.new
        assert other.id != plain.id

    asyncio.run(use())


def test_another_tenant_is_other_work(seed_text: str) -> None:
    async def use() -> None:
        made = desk()
        hers = await take(made, order(seed_text), "a")
        assert (await take(made, order(seed_text), "b")).new
        with pytest.raises(NotFound):
            await made.find(hers.id, "b")

    asyncio.run(use())


@pytest.mark.parametrize(
    ("text", "engine", "error"),
    [
        ("Too short.", None, TooShort),
        ("Too short.", "llm", EngineUnavailable),
    ],
)
def test_what_cannot_be_briefed_is_refused(
    text: str, engine: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        asyncio.run(take(desk(), order(text, engine=engine), ""))


def test_a_briefing_to_show_is_not_stored(seed_text: str) -> None:
    async def use() -> None:
        made = desk()
        shown = await made.show(order(seed_text))
        assert isinstance(shown, Briefing)
        assert (await take(made, order(seed_text), "")).new

    asyncio.run(use())


def test_many_at_once_get_one_and_the_same(peer: Peer, seed_text: str) -> None:
    answers = peer.at_once(12, "POST", "/v1/briefings", content=seed_text)
    assert sorted(answer.status_code for answer in answers) == [200] * 11 + [201]
    assert len({answer.content for answer in answers}) == 1


def test_a_long_article_holds_nobody_up(seed_text: str) -> None:
    async def use() -> int:
        made, turns = desk(), 0
        work = asyncio.create_task(take(made, order((seed_text + "\n\n") * 60), ""))
        while not work.done():
            await asyncio.sleep(0)
            turns += 1
        await work
        return turns

    # Work done on the loop itself would leave it a turn for each await of `take`, about ten.
    assert asyncio.run(use()) > 100


def test_a_model_is_asked_once_for_the_same_work_at_one_moment(
    seed_article: Article, seed_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = always(answer(seed_article), delay_s=0.2)
    with configured(monkeypatch, script) as server:

        async def use() -> list[Taken]:
            made = desk()
            asked = (take(made, dated(seed_text), "") for _ in range(5))
            taken = await asyncio.gather(*asked)
            await made.close()
            return taken

        taken = asyncio.run(use())
        assert server.calls == 1
    assert sorted(each.new for each in taken) == [False] * 4 + [True]
    assert len({each.json for each in taken}) == 1
    assert Briefing.model_validate_json(taken[0].json).receipt.engine == "llm"


def test_what_a_model_failed_at_is_tried_again(
    seed_article: Article, seed_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with configured(monkeypatch, sequence(BadKey(), Reply(answer(seed_article)))):

        async def use() -> list[Taken]:
            made = desk()
            taken = [await take(made, dated(seed_text), "") for _ in range(3)]
            await made.close()
            return taken

        failed, done, again = asyncio.run(use())
    both = [json.loads(one.json)["degraded"] for one in (failed, done)]
    assert [[each["reason"] for each in one] for one in both] == [["model_failed"], []]
    assert failed.id != done.id
    assert (done.new, again.new, again.id) == (True, False, done.id)
