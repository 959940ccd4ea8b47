"""The ladder over the wire: what is refused is left out, once for all."""

import asyncio
from typing import Literal

import pytest

from evals.peers import (
    Answer,
    ChatServer,
    Reply,
    Script,
    sequence,
    without_formats,
    without_parameters,
)
from evals.peers.gateways import UnsupportedFormat
from evals.peers.refusals import RateLimited, Status
from service.errors import ModelError
from tests.engines.llm.calling.asking import GOOD, caller, outcome, request


def forms(script: Script, calls: int = 2) -> list[tuple[str, bool]]:
    """Give the form of each request of some calls, and whether it came with a schema."""
    with ChatServer(script) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                for number in range(calls):
                    reply = await calling.for_article()(request(f"extract {number}"))
                    assert reply.text == GOOD

        asyncio.run(run())
        return [(each.format, "schema" in (each.response_format or {})) for each in server.requests]


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_step_down_is_remembered_and_costs_no_retry(status: Literal[400, 422, 500]) -> None:
    plain: Script = sequence(GOOD)
    assert forms(without_formats(plain, ("json_schema",), status)) == [
        ("json_schema", False),
        ("json_object", True),
        ("json_object", True),
    ]
    assert forms(without_formats(plain, ("json_schema", "json_object"), status)) == [
        ("json_schema", False),
        ("json_object", True),
        ("json_object", False),
        ("text", False),
        ("text", False),
    ]


def test_steps_leave_all_attempts_to_failures_that_pass() -> None:
    refused, busy = UnsupportedFormat(), RateLimited()
    came = outcome(sequence(refused, busy, refused, busy, Reply(GOOD)))
    assert came.reply is not None
    assert came.calls == 5


def test_a_refusal_that_names_nothing_is_believed_once_it_helped() -> None:
    def script(asked: object) -> Reply | Status:
        return Status(400) if getattr(asked, "format", "") == "json_schema" else Reply(GOOD)

    assert [form for form, _ in forms(script)] == ["json_schema", "json_object", "json_object"]


@pytest.mark.parametrize(
    ("refusal", "then"), [(UnsupportedFormat(), "json_object"), (Status(400), "json_schema")]
)
def test_only_what_was_named_is_remembered_from_a_call_that_failed(
    refusal: Answer, then: str
) -> None:
    with ChatServer(sequence(refusal, Status(418), GOOD)) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                call = calling.for_article()
                with pytest.raises(ModelError):
                    await call(request("extract 1"))
                await call(request("extract 2"))

        asyncio.run(run())
        assert [each.format for each in server.requests] == ["json_schema", "json_object", then]


@pytest.mark.parametrize("name", ["temperature", "max_tokens", "max_completion_tokens"])
@pytest.mark.parametrize("kind", ["unsupported", "value", "unrecognized", "extra"])
def test_an_option_that_is_refused_is_left_out(
    name: str, kind: Literal["unsupported", "value", "unrecognized", "extra"]
) -> None:
    with ChatServer(without_parameters(sequence(GOOD), (name,), kind)) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                for _ in "ab":
                    await calling.for_article()(request())

        asyncio.run(run())
        sent = [name in each.body for each in server.requests]
        assert sent == [True, False, False]
        assert server.requests[-1].format == "json_schema"


def test_calls_at_once_find_out_each_for_itself_and_no_more() -> None:
    with ChatServer(without_formats(sequence(GOOD), ("json_schema", "json_object"))) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                call = calling.for_article()
                await asyncio.gather(*(call(request(f"extract {n}")) for n in range(8)))
                before = server.calls
                await call(request("merge"))
                assert server.calls == before + 1

        asyncio.run(run())
        assert server.calls <= 8 * 4 + 1


def test_a_request_without_a_form_neither_steps_nor_teaches() -> None:
    came = outcome(lambda _: Status(400), request(form=False))
    assert came.error is not None
    assert came.calls == 1
