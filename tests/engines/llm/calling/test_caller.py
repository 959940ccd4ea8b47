"""The fault table: what each failure of a model becomes, and how often it is asked."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from evals.peers import (
    Answer,
    BadKey,
    ChatServer,
    ContextTooLong,
    Cut,
    Drip,
    Dropped,
    Empty,
    Filtered,
    Forbidden,
    HtmlPage,
    NoAnswer,
    NoChoices,
    NoSuchModel,
    NotJson,
    PromptFiltered,
    QuotaSpent,
    RateLimited,
    Refusal,
    Reply,
    ServerError,
    Status,
    WrongSchema,
    by_content,
    sequence,
    without_formats,
)
from evals.peers.limits import KINDS
from service.engines.llm.calling.caller import build_caller
from service.errors import ContextOverflow, ModelBusy, ModelError, ModelTimeout, SettingsInvalid
from service.settings import load
from tests.engines.llm.calling.asking import ARTICLE, GOOD, caller, outcome, request

KEY = "sk-secret-of-the-test-0123456789"

FAILS: dict[str, tuple[Answer, type[ModelError], int]] = {
    "401 wrong key": (BadKey(), ModelError, 1),
    "403 forbidden": (Forbidden(), ModelError, 1),
    "404 no such model": (NoSuchModel(), ModelError, 1),
    "404 in the words of vLLM": (NoSuchModel("vllm"), ModelError, 1),
    "404 in the words of Ollama": (NoSuchModel("ollama"), ModelError, 1),
    "402 no money": (Status(402), ModelBusy, 1),
    "429 with Retry-After": (RateLimited(0), ModelBusy, 3),
    "429 with a date": (RateLimited(datetime(2020, 1, 1, tzinfo=UTC)), ModelBusy, 3),
    "429 without": (RateLimited(), ModelBusy, 3),
    "429 quota spent": (QuotaSpent(), ModelBusy, 1),
    "500": (ServerError(), ModelError, 3),
    "502 as a page": (ServerError(502), ModelError, 3),
    "503 as a page": (ServerError(503), ModelError, 3),
    "504 as a page": (ServerError(504), ModelTimeout, 3),
    "529 overloaded": (ServerError(529), ModelError, 3),
    "silence": (NoAnswer(), ModelTimeout, 3),
    "slow drip": (Drip(), ModelTimeout, 3),
    "dropped before the head": (Dropped(), ModelError, 3),
    "dropped within the body": (Dropped(after=20), ModelError, 3),
    "reset": (Dropped(reset=True), ModelError, 3),
    "a page with status 200": (HtmlPage(), ModelError, 3),
    "a page that says it is JSON": (HtmlPage(content_type="application/json"), ModelError, 3),
    "no choices": (NoChoices(), ModelError, 3),
    "null for choices": (NoChoices(null=True), ModelError, 3),
    "418": (Status(418), ModelError, 1),
    "400 that no option explains": (Status(400), ModelError, 4),  # one for each form
    "400 about the messages": (Status(400, param="messages"), ModelError, 1),
    **{f"too long, {kind}": (ContextTooLong(kind=kind), ContextOverflow, 1) for kind in KINDS},
}
LATE = ("silence", "slow drip")


@pytest.mark.parametrize("case", FAILS)
def test_each_failure_is_an_error_of_ours(case: str, caplog: pytest.LogCaptureFixture) -> None:
    answer, kind, calls = FAILS[case]
    with caplog.at_level(logging.DEBUG), pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", KEY)
        came = outcome(lambda _: answer, llm_timeout=0.25 if case in LATE else 5)
    assert type(came.error) is kind
    assert came.calls == calls
    shown = f"{came.error!s} {came.error!r} {came.error.__cause__!r} {came.error.__context__!r}"
    for secret in (KEY, ARTICLE, "Incorrect API key"):
        assert secret not in shown
        assert secret not in caplog.text


REPLIES: dict[str, tuple[Answer, str, str, int]] = {
    "good": (Reply(GOOD), GOOD, "stop", 1),
    "prose": (NotJson("Sure!"), "Sure!", "stop", 1),
    "wrong schema": (WrongSchema(), '{"answer": 42}', "stop", 1),
    "cut off": (Cut(GOOD, 9), GOOD[:9], "length", 1),
    "refused": (Refusal(), "", "refused", 1),
    "filtered after some text": (Filtered("so far"), "so far", "filtered", 1),
    "prompt filtered": (PromptFiltered(), "", "filtered", 1),
    "empty": (Empty(), "", "stop", 2),
    "null": (Empty(null=True), "", "stop", 2),
}


@pytest.mark.parametrize("case", REPLIES)
def test_each_answer_is_a_reply(case: str) -> None:
    answer, text, finish, calls = REPLIES[case]
    came = outcome(lambda _: answer)
    assert came.reply is not None
    assert (came.reply.text, came.reply.finish, came.calls) == (text, finish, calls)


@pytest.mark.parametrize(
    "fault", [RateLimited(), ServerError(), Dropped(), HtmlPage(), Empty(), NoChoices()], ids=repr
)
def test_what_passes_is_asked_again(fault: Answer) -> None:
    came = outcome(sequence(fault, Reply(GOOD)))
    assert came.reply is not None
    assert (came.reply.text, came.calls) == (GOOD, 2)


def test_tokens_of_an_empty_attempt_are_in_the_reply() -> None:
    once = outcome(sequence(Reply(GOOD))).reply
    twice = outcome(sequence(Empty(), Reply(GOOD))).reply
    assert once is not None
    assert twice is not None
    assert twice.tokens.input == 2 * once.tokens.input > 0


def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    later = datetime.now(tz=UTC) + timedelta(hours=1)
    for retry_after in (3600.0, later):
        came = outcome(lambda _, told=retry_after: RateLimited(told))  # type: ignore[misc]
        assert type(came.error) is ModelBusy
        assert came.calls == 1
        assert came.error.retry_after is not None
        assert came.error.retry_after > 3000


def test_the_deadline_of_an_article_ends_all() -> None:
    came = outcome(lambda _: NoAnswer(), llm_deadline=0.5)
    assert type(came.error) is ModelTimeout
    assert came.calls == 1


def test_the_time_of_an_article_begins_with_it_and_holds_for_all_its_calls() -> None:
    with ChatServer(lambda _: Reply(GOOD)) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                late = calling.for_article(0.01)
                fresh = calling.for_article()
                await asyncio.sleep(0.02)
                with pytest.raises(ModelTimeout, match="BREVIER_LLM_DEADLINE"):
                    await late(request())
                assert (await fresh(request())).text == GOOD

        asyncio.run(run())
        assert server.calls == 1


def test_calls_at_once_are_as_many_as_may_be() -> None:
    with ChatServer(lambda _: Reply(GOOD, delay_s=0.05)) as server:

        async def run() -> None:
            async with caller(server.base_url, llm_concurrency=3) as calling:
                one, other = calling.for_article(), calling.for_article()
                asked = [call(request(f"extract {n}")) for n in range(6) for call in (one, other)]
                await asyncio.gather(*asked)

        asyncio.run(run())
        assert (server.calls, server.most_in_flight) == (12, 3)


def test_calls_of_a_minute_are_as_many_as_may_be() -> None:
    with ChatServer(lambda _: Reply(GOOD)) as server:

        async def run() -> None:
            async with caller(server.base_url, llm_rpm=2) as calling:
                call = calling.for_article(0.8)
                asked = [call(request(f"extract {n}")) for n in range(3)]
                *_, last = await asyncio.gather(*asked, return_exceptions=True)
                assert isinstance(last, ModelTimeout)

        asyncio.run(run())
        assert server.calls == 2


def test_one_caller_works_on_one_loop_after_another() -> None:
    with ChatServer(lambda _: Reply(GOOD)) as server:
        calling = caller(server.base_url)

        async def run() -> str:
            async with calling:
                replies = await asyncio.gather(*(calling.for_article()(request()) for _ in "ab"))
                return replies[0].text

        assert [asyncio.run(run()) for _ in "abc"] == [GOOD] * 3


def test_a_login_in_the_address_is_used_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    with ChatServer(lambda _: Reply(GOOD)) as server, caplog.at_level(logging.DEBUG):
        address = server.base_url.replace("//", "//ann:pa%3Ass@") + "?team=t-0987"

        async def run() -> None:
            async with caller(address) as calling:
                await calling.for_article()(request())
            async with caller(address.replace("/v1", "/v2")) as calling:
                with pytest.raises(ModelError, match=r"`127\.0\.0\.1:\d+`") as told:
                    await calling.for_article()(request())
                assert "pa:ss" not in repr(told.value)

        asyncio.run(run())
        assert server.requests[0].headers["authorization"] == "Basic YW5uOnBhOnNz"
    for secret in ("pa%3Ass", "pa:ss", "t-0987"):
        assert secret not in caplog.text


def test_a_closed_port_is_named() -> None:
    with ChatServer(lambda _: Reply(GOOD)) as server:
        address = server.base_url

    async def run() -> None:
        async with caller(address) as calling:
            with pytest.raises(ModelError, match=r"cannot be reached at `127\.0\.0\.1:\d+`"):
                await calling.for_article()(request())

    asyncio.run(run())


def test_the_probe_says_what_the_endpoint_can_do() -> None:
    script = without_formats(by_content(lambda _: '{"ok": true}'))
    with ChatServer(script) as server:

        async def run() -> None:
            async with caller(server.base_url) as calling:
                found = await calling.probe()
            assert (found.model, found.form) == ("m", "json_object with schema")
            assert found.kept
            assert found.counted

        asyncio.run(run())


def test_a_model_has_to_be_named() -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_MODEL"):
        build_caller(load())
