"""Two workers and one limit: real processes share the calls of a minute."""

import json
import time
from contextlib import ExitStack

import httpx

from evals.peers import ChatRequest, ChildServer, Reply
from tests.acceptance.processes import serve, worker
from tests.acceptance.test_takeover import EMPTY, text

CALLS, ARTICLES = 5, 4


def answer(_: ChatRequest) -> Reply:
    return Reply(json.dumps({"headline": "", **EMPTY}))


def test_two_workers_make_together_no_more_calls_a_minute_than_one_may(database_url: str) -> None:
    with ChildServer(answer) as server, ExitStack() as stack:
        variables = {
            "database_url": database_url,
            "model": "openai:tiny",
            "llm_base_url": server.base_url,
            "llm_rpm": str(CALLS),
            "chunk_tokens": "400",
            "job_concurrency": "2",  # else the first one takes all
            "stop_patience": "0",
        }
        api = stack.enter_context(serve(**variables, serve_worker="false"))
        for _ in range(2):
            stack.enter_context(worker(**variables))
        client = stack.enter_context(httpx.Client(base_url=api.ready, trust_env=False))
        for number in range(ARTICLES):  # of three calls each, and more where sections stay empty
            made = client.post(
                "/v1/briefings", content=text(number), headers={"Prefer": "respond-async"}
            )
            assert made.status_code == 202, made.text
        deadline = time.monotonic() + 60
        while server.calls < CALLS and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(5)  # each of them had time for five more
        assert server.calls == CALLS
