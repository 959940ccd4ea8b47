"""The server itself: what it records, how many it carries, and that nothing of it stays."""

import asyncio
import socket
import threading
import time

import httpx
import pytest

from evals.peers import (
    ChatRequest,
    ChatServer,
    Drip,
    Dropped,
    NoAnswer,
    Reply,
    ScriptFailed,
    by_content,
    sequence,
)
from tests.evals.peers.asking import HELLO, always, post, with_client


def test_it_answers_and_remembers() -> None:
    with ChatServer(by_content(lambda text: text[::-1])) as server:
        answers = [post(server, authorization=f"Bearer {n}").json() for n in range(2)]
    assert [each["choices"][0]["message"]["content"] for each in answers] == ["olleh", "olleh"]
    assert [each.number for each in server.requests] == [1, 2]
    assert [each.key for each in server.requests] == ["0", "1"]
    assert dict(server.requests[0].body) == HELLO
    assert server.requests[0].at <= server.requests[1].at <= time.monotonic()
    assert (server.calls, server.most_in_flight, server.abandoned) == (2, 1, 0)


def test_it_lists_its_models_and_notes_what_else_was_asked() -> None:
    with ChatServer(always(Reply("")), models=("a", "b")) as server:
        listed = httpx.get(f"{server.base_url}/models").json()["data"]
        stray = httpx.post(f"{server.base_url}/responses", json={})
    assert [each["id"] for each in listed] == ["a", "b"]
    assert stray.status_code == 404
    assert server.strays == ["POST /v1/responses"]
    assert server.calls == 0


@pytest.mark.parametrize("key", ["", "Bearer"])
def test_a_request_without_a_key_is_refused_where_told_so(key: str) -> None:
    with ChatServer(always(Reply("")), require_key=True) as server:
        codes = [post(server, authorization=each).status_code for each in (key, "Bearer a")]
        listed = httpx.get(f"{server.base_url}/models").status_code
    assert (codes, listed) == ([401, 200], 401)
    assert server.keyless == 2
    assert [each.key for each in server.requests] == ["a"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"messages": 1}'])
def test_a_body_that_is_no_request(body: bytes) -> None:
    with ChatServer(always(Reply(""))) as server:
        answer = httpx.post(f"{server.base_url}/chat/completions", content=body)
    assert answer.status_code == 400
    assert server.requests == []


def test_it_carries_many_at_once_and_sleeps_precisely() -> None:
    body = b'{"messages":[]}'
    raw = b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)
    took: list[float] = []

    async def one(port: int) -> None:  # a client of its own: httpx takes seconds for so many
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        began = time.monotonic()
        writer.write(raw)
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        took.append(time.monotonic() - began)
        writer.close()
        await writer.wait_closed()

    async def all_at_once(port: int) -> None:
        await asyncio.gather(*(one(port) for _ in range(250)))

    with ChatServer(always(Reply("x", delay_s=2.0))) as server:
        asyncio.run(all_at_once(httpx.URL(server.base_url).port or 0))
    assert server.most_in_flight == server.calls == server.connections == 250
    assert 2.0 <= min(took) <= max(took) < 2.5


def test_a_connection_is_used_again() -> None:
    async def ask(client: httpx.AsyncClient) -> None:
        for _ in range(5):
            await client.post("/chat/completions", json=HELLO)

    with ChatServer(sequence(Reply("a", delay_s=0.01), "b")) as server:
        with_client(server, ask)
    assert (server.calls, server.connections) == (5, 1)


def test_two_requests_in_one_packet_get_two_answers() -> None:
    body = b'{"messages":[]}'
    raw = b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)
    with ChatServer(sequence(Reply("first", delay_s=0.05), "second")) as server:
        port = httpx.URL(server.base_url).port
        with socket.create_connection(("127.0.0.1", port or 0), timeout=5) as line:
            line.sendall(raw + raw + b"nonsense\r\n\r\n")
            got = b"".join(iter(lambda: line.recv(65536), b""))
    assert 0 < got.find(b"first") < got.find(b"second") < got.find(b"400 Bad Request")


def test_who_gives_up_is_counted() -> None:
    async def ask(client: httpx.AsyncClient) -> None:
        with pytest.raises(httpx.ReadTimeout):
            await client.post("/chat/completions", json=HELLO, timeout=0.1)

    with ChatServer(always(NoAnswer())) as server:
        with_client(server, ask)
        limit = time.monotonic() + 5
        while not server.abandoned and time.monotonic() < limit:
            time.sleep(0.01)
        assert (server.calls, server.abandoned, server.record().in_flight) == (1, 1, 0)


@pytest.mark.parametrize("after", [None, 0, 5])
@pytest.mark.parametrize("reset", [False, True])
def test_a_broken_connection(after: int | None, reset: bool) -> None:
    with ChatServer(always(Dropped(after, reset=reset))) as server:
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            post(server)
        assert server.record().in_flight == 0


def test_dripping_takes_its_time() -> None:
    reply = Reply("x")
    with ChatServer(always(Drip(reply, bytes_per_second=500))) as server:
        began = time.monotonic()
        answer = post(server)
        assert time.monotonic() - began >= len(answer.content) / 500
    assert answer.json()["choices"][0]["message"]["content"] == "x"


def test_an_error_of_the_script_is_no_fault_on_purpose() -> None:
    def wrong(request: ChatRequest) -> Reply:
        raise KeyError(request.model)

    with pytest.raises(ScriptFailed) as caught, ChatServer(wrong) as server:
        assert post(server).status_code == 500
    assert isinstance(caught.value.__cause__, KeyError)


def test_the_error_of_the_block_goes_first() -> None:
    with pytest.raises(ZeroDivisionError), ChatServer(always(Reply(""))):
        raise ZeroDivisionError


@pytest.mark.parametrize("answer", [NoAnswer(), Drip(bytes_per_second=1), Reply("x", delay_s=60)])
def test_it_stops_at_once_and_leaves_nothing(answer: NoAnswer | Drip | Reply) -> None:
    before = set(threading.enumerate())

    def ask() -> None:
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            post(server)

    with ChatServer(always(answer)) as server:
        asking = threading.Thread(target=ask)
        asking.start()
        while not server.record().in_flight:
            time.sleep(0.01)
        began = time.monotonic()
    assert time.monotonic() - began < 2
    asking.join(5)
    assert set(threading.enumerate()) == before
    with pytest.raises(httpx.ConnectError):
        post(server)
