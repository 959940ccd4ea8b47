"""What real gateways refuse, and in what words."""

from typing import Any, Literal

import pytest

from evals.peers import (
    ContextTooLong,
    Reply,
    Script,
    with_context,
    with_keys,
    without_formats,
    without_parameters,
)
from evals.peers.limits import KINDS, Kind
from tests.evals.peers.asking import HELLO, always, asked

GOOD = always(Reply("good"))
SCHEMA = {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": {}}}}
OBJECT = {"response_format": {"type": "json_object"}}
Shape = Literal["unsupported", "value", "unrecognized", "extra"]


def status(script: Script, more: dict[str, Any], **headers: str) -> int:
    return asked(script, HELLO | more, **headers).status_code


@pytest.mark.parametrize("refused", [400, 422, 500])
def test_a_format_that_is_not_known(refused: Literal[400, 422, 500]) -> None:
    script = without_formats(GOOD, ("json_schema",), refused)
    answer = asked(script, HELLO | SCHEMA)
    assert answer.status_code == refused
    assert "response_format" in answer.text
    assert "json_schema" in answer.text
    assert status(script, OBJECT) == status(script, {}) == 200


def test_more_formats_that_are_not_known() -> None:
    script = without_formats(GOOD, ("json_schema", "json_object"))
    assert [status(script, more) for more in (SCHEMA, OBJECT, {})] == [400, 400, 200]


@pytest.mark.parametrize(
    ("kind", "refused"),
    [("unsupported", 400), ("value", 400), ("unrecognized", 400), ("extra", 422)],
)
@pytest.mark.parametrize("name", ["max_completion_tokens", "temperature"])
def test_a_parameter_that_is_not_known(kind: Shape, refused: int, name: str) -> None:
    script = without_parameters(GOOD, (name,), kind)
    answer = asked(script, HELLO | {name: 1})
    assert answer.status_code == refused
    assert name in answer.text
    assert status(script, {}) == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_prompt_that_does_not_fit(kind: Kind) -> None:
    script = with_context(GOOD, 10, kind)
    long = {"messages": [{"role": "user", "content": "x" * 41}]}
    answer = asked(script, HELLO | long)
    assert answer.status_code == {"llama.cpp-500": 500, "groq": 413}.get(kind, 400)
    assert status(script, {"messages": [{"role": "user", "content": "x" * 40}]}) == 200
    assert answer.content == asked(always(ContextTooLong(10, kind)), HELLO | long).content


def test_the_kinds_differ() -> None:
    bodies = {asked(always(ContextTooLong(10, kind))).content for kind in KINDS}
    assert len(bodies) == len(KINDS)


def test_keys() -> None:
    script = with_keys(GOOD, ("a", "b"))
    given = [status(script, {}, authorization=f"Bearer {key}") for key in ("a", "b", "c")]
    assert [*given, status(script, {})] == [200, 200, 401, 401]
