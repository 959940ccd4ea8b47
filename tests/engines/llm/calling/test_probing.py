"""What a probe finds, and what it says where it finds nothing."""

import asyncio

import pytest

from evals.peers import BadKey, ChatServer, NotJson, Script, sequence, without_parameters
from service.engines.llm.calling.probing import Probe
from service.errors import ModelError
from tests.engines.llm.calling.asking import caller

KEY = "sk-secret-of-the-test-0123456789"


def probed(script: Script) -> tuple[Probe, int]:
    with ChatServer(script) as server:

        async def run() -> Probe:
            async with caller(server.base_url) as calling:
                return await calling.probe()

        return asyncio.run(run()), server.calls


def test_a_good_endpoint_is_asked_once() -> None:
    found, calls = probed(sequence('{"ok": true}'))
    assert calls == 1
    assert found._replace(seconds=0) == Probe("m", "json_schema", True, True, (), 0)
    assert found.seconds > 0


def test_options_that_it_does_not_take_are_named() -> None:
    found, calls = probed(without_parameters(sequence('{"ok": true}'), ("temperature",)))
    assert (found.left_out, calls) == (("temperature",), 2)


@pytest.mark.parametrize("text", ["Sure!", "[1]", '{"o'])
def test_a_form_that_is_not_kept_is_told(text: str) -> None:
    assert not probed(lambda _: NotJson(text))[0].kept


def test_a_failure_quotes_the_endpoint_without_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(ModelError, match=r"Incorrect API key provided: \*\*\*") as told:
        probed(lambda _: BadKey())
    assert KEY not in f"{told.value!r} {told.value.__cause__!r} {told.value.__context__!r}"
