"""What of a provider's answer becomes the reply."""

from typing import Any

import pytest
from langchain_core.messages import AIMessage

from service.engines.llm.calling.replies import answer
from service.models import Tokens
from tests.engines.llm.calling.asking import request

USAGE: dict[str, Any] = {"input_tokens": 50, "output_tokens": 7, "total_tokens": 57}


@pytest.mark.parametrize(
    ("metadata", "finish"),
    [
        ({"finish_reason": "stop"}, "stop"),
        ({"finish_reason": "length"}, "length"),
        ({"stop_reason": "end_turn"}, "stop"),
        ({"stop_reason": "max_tokens"}, "length"),
        ({"stop_reason": "refusal"}, "refused"),
        ({"finish_reason": "MAX_TOKENS"}, "length"),
        ({"finish_reason": "SAFETY"}, "filtered"),
        ({"done_reason": "length"}, "length"),
        ({"finish_reason": "content_filter"}, "filtered"),
        ({"finish_reason": None}, "stop"),
        ({}, "stop"),
    ],
)
def test_how_it_ended(metadata: dict[str, Any], finish: str) -> None:
    found = answer(AIMessage("x", response_metadata=metadata), request())
    assert found.reply.finish == finish


def test_text_in_blocks_is_joined_and_thoughts_are_left_out() -> None:
    blocks: list[str | dict[Any, Any]] = [
        {"type": "thinking", "thinking": "hm"},
        {"type": "text", "text": "one "},
        {"type": "text", "text": "two"},
    ]
    assert answer(AIMessage(blocks), request()).reply.text == "one two"


def test_a_refusal_is_one_whatever_the_reason_says() -> None:
    message = AIMessage("", additional_kwargs={"refusal": "No."})
    assert answer(message, request()).reply.finish == "refused"


@pytest.mark.parametrize("name", ["cache_read", "priority_cache_read"])
def test_tokens(name: str) -> None:
    usage = USAGE | {"input_token_details": {name: 30, "audio": 2}}
    found = answer(AIMessage("x", usage_metadata=usage), request())
    assert found.reply.tokens == Tokens(input=50, output=7, cached=30)
    assert found.counted


@pytest.mark.parametrize("usage", [None, USAGE | {"input_tokens": 0}])
def test_tokens_that_nobody_counted_are_estimated(usage: Any) -> None:  # noqa: ANN401
    found = answer(AIMessage("x" * 9, usage_metadata=usage), request())
    assert found.reply.tokens == Tokens(input=20, output=3, estimated=True)
    assert not found.counted
