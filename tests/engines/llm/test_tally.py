"""The account of an article: each call is counted, and what each reply cost."""

import asyncio

import pytest

from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.tally import Tally
from service.errors import ModelBusy
from service.models import Tokens

REQUEST = ModelRequest(name="extract 1", messages=(), most_tokens=9)


async def _answers(request: ModelRequest) -> ModelReply:
    return ModelReply(text=request.name, tokens=Tokens(input=100, output=20, cached=60))


async def _is_busy(request: ModelRequest) -> ModelReply:
    raise ModelBusy("try again later", retry_after=3)


def test_calls_and_tokens_add_up() -> None:
    tally = Tally(_answers)
    for _ in range(3):
        assert asyncio.run(tally.ask(REQUEST)).text == "extract 1"
    assert tally.calls == 3
    assert tally.repairs == 0
    assert tally.tokens() == Tokens(input=300, output=60, cached=180)


def test_one_reply_whose_tokens_nobody_told_makes_the_sum_an_estimate() -> None:
    replies = iter([Tokens(input=1), Tokens(input=2, estimated=True), Tokens(input=4)])

    async def call(_: ModelRequest) -> ModelReply:
        return ModelReply(text="", tokens=next(replies))

    tally = Tally(call)
    for _ in range(3):
        asyncio.run(tally.ask(REQUEST))
    assert tally.tokens() == Tokens(input=7, estimated=True)


def test_a_call_that_fails_is_counted_and_its_error_goes_on() -> None:
    tally = Tally(_is_busy)
    with pytest.raises(ModelBusy) as raised:
        asyncio.run(tally.ask(REQUEST))
    assert raised.value.retry_after == 3
    assert tally.calls == 1
    assert tally.tokens() == Tokens()
