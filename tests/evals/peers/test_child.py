"""The server in a process of its own."""

import multiprocessing
import os
import time

import httpx
import pytest

from evals.peers import Answer, ChatRequest, ChildServer, NoAnswer, Reply, ScriptFailed, sequence
from tests.evals.peers.asking import HELLO


def whose(_: ChatRequest) -> Answer:
    return Reply(str(os.getpid()))


def wrong(request: ChatRequest) -> Answer:
    raise KeyError(request.model)


def ask(server: ChildServer) -> httpx.Response:
    return httpx.post(f"{server.base_url}/chat/completions", json=HELLO, timeout=1)


def test_it_answers_from_there_and_gives_its_record() -> None:
    with ChildServer(whose) as server:
        text = ask(server).json()["choices"][0]["message"]["content"]
        assert int(text) != os.getpid()
        assert [each.prompt for each in server.requests] == ["hello"]
        assert (server.calls, server.most_in_flight) == (1, 1)
    assert multiprocessing.active_children() == []


def test_it_stops_while_a_request_waits() -> None:
    with ChildServer(sequence(NoAnswer())) as server:
        with pytest.raises(httpx.ReadTimeout):
            ask(server)
        began = time.monotonic()
    assert time.monotonic() - began < 3


def test_an_error_of_the_script_comes_back() -> None:
    with pytest.raises(ScriptFailed, match="KeyError"), ChildServer(wrong) as server:
        assert ask(server).status_code == 500
