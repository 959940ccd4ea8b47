"""The budget of an article: asked once, told once, whatever comes of it."""

import asyncio

import pytest

from service.engines.base import silent
from service.engines.extractive import extract
from service.errors import OverBudget
from service.models import Article
from service.text.reading import Reading
from service.text.split import split
from tests.engines.llm.scripting import Account, Script, drafted, engine, honest

SMALL = 60


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


class TestBudget:
    def test_it_is_asked_once_and_told_once(self, seed: Reading) -> None:
        account = Account()
        draft = drafted(seed, Script(honest(seed)), budget=account, chunk_tokens=SMALL)
        spent = draft.tokens.input + draft.tokens.output
        assert account.settled == [(account.reserved[0], spent)]
        assert spent == draft.model_calls * 110
        assert account.reserved[0] > 0

    def test_of_a_failure_it_is_told_too(self, seed: Reading) -> None:
        account = Account()
        drafted(seed, Script(lambda _: ""), budget=account)
        assert account.settled == [(account.reserved[0], 220)]

    def test_a_fault_of_ours_settles(self, seed: Reading) -> None:
        account = Account()
        with pytest.raises(ZeroDivisionError):
            drafted(seed, Script(lambda _: ZeroDivisionError()), budget=account)
        assert account.settled == [(account.reserved[0], 0)]

    def test_who_is_cancelled_settles(self, seed: Reading) -> None:
        account = Account()
        script = Script(honest(seed), delays={"extract 1": 60})

        async def run() -> None:
            task = asyncio.create_task(engine(script, budget=account).draft(seed, silent))
            while not script.asked:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(run())
        assert account.settled == [(account.reserved[0], 0)]

    def test_where_it_is_spent_nothing_is_asked(self, seed: Reading) -> None:
        account, script = Account(allowed=10), Script(honest(seed))
        draft = drafted(seed, script, budget=account)
        assert not script.asked
        assert not account.settled
        assert [each.reason for each in draft.degraded] == ["over_budget"]
        assert draft.lines == extract(seed).lines
        with pytest.raises(OverBudget):
            drafted(seed, script, budget=account, strict=True)

    def test_an_article_over_its_own_cap_reserves_nothing(self, seed: Reading) -> None:
        account, script = Account(), Script(honest(seed))
        draft = drafted(seed, script, budget=account, most_tokens=100)
        assert not script.asked
        assert not account.reserved
        assert [each.reason for each in draft.degraded] == ["over_budget"]
