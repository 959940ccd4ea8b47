"""What the engine and its model say to each other goes through JSON unchanged."""

import pytest
from pydantic import ValidationError

from service.engines.llm.base import Message, ModelReply, ModelRequest
from service.models import Tokens

REQUEST = ModelRequest(
    name="extract 3",
    messages=(Message(speaker="system", text="You brief."), Message(speaker="user", text="{x} é")),
    form={"type": "object"},
    most_tokens=900,
    prompt_tokens=12,
)
REPLY = ModelReply(text='{"a": "…"}', finish="length", tokens=Tokens(input=3, output=2, cached=1))


def test_requests_and_replies_come_back_from_json_as_they_were() -> None:
    assert ModelRequest.model_validate_json(REQUEST.model_dump_json()) == REQUEST
    assert ModelReply.model_validate_json(REPLY.model_dump_json()) == REPLY


def test_a_reply_can_be_stored_whatever_the_endpoint_wrote() -> None:
    reply = ModelReply(text="one \ud83d two 😀")
    assert reply.text == "one ? two 😀"
    assert ModelReply.model_validate_json(reply.model_dump_json()) == reply


@pytest.mark.parametrize("wrong", [{"speaker": "tool", "text": ""}, {"text": ""}])
def test_only_three_speak(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Message.model_validate(wrong)


def test_an_answer_ends_in_one_of_four_ways() -> None:
    with pytest.raises(ValidationError):
        ModelReply.model_validate({"text": "", "finish": "tool_calls"})
