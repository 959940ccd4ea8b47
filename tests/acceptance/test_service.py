"""The service as a real process on loopback: asked by a real client, stopped, started again."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from service.models import Briefing
from tests.conftest import ROOT, SEED

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
LIMIT = 10_000_000


@contextmanager
def service(folder: Path, **variables: str) -> Iterator[httpx.Client]:
    """Run the service on a free port until the block ends; it must stop cleanly."""
    environment = os.environ | {"BREVIER_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve", "--port", "0"],
        cwd=ROOT,
        env=environment | {f"BREVIER_{name}": value for name, value in variables.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    told: list[str] = []
    assert process.stdout is not None
    address = ""
    for line in process.stdout:
        told.append(line)
        if found := ADDRESS.search(line):
            address = found[0]
            break
    reader = threading.Thread(target=told.extend, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            yield client
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        reader.join(timeout=10)
        process.stdout.close()
    assert "Traceback" not in "".join(told), "".join(told)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with service(tmp_path_factory.mktemp("data") / "brevier") as client:
        yield client


def test_an_article_goes_in_and_a_briefing_comes_out(running: httpx.Client) -> None:
    made = running.post(
        "/v1/briefings?published=2025-02-14",
        content=SEED.read_bytes(),
        headers={"Content-Type": "text/plain"},
    )
    assert made.status_code in (200, 201)
    assert Briefing.model_validate_json(made.content).sections.criticism.lines
    page = running.get(made.headers["location"], headers={"Accept": "text/html"})
    assert page.text.startswith("<!doctype html>")
    verified = running.post("/v1/verify", json={"briefing": made.json()})
    assert verified.json()["ok"] is True


def test_head_has_the_headers_and_no_body(running: httpx.Client) -> None:
    answer = running.head("/health")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0
    assert running.get("/health").status_code == 200  # on the same connection


@pytest.mark.parametrize("size", [LIMIT + 2_000_000, LIMIT * 6 + 200_000])
@pytest.mark.parametrize("chunked", [False, True])
def test_too_much_is_a_413_that_arrives(running: httpx.Client, size: int, chunked: bool) -> None:
    body = b"words " * (size // 6 + 1)
    pieces = (body[at : at + 1_000_000] for at in range(0, len(body), 1_000_000))
    answer = running.post(
        "/v1/briefings",
        content=pieces if chunked else body,
        headers={"Content-Type": "text/plain"},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert running.get("/health").status_code == 200


@pytest.mark.parametrize(
    "lines",
    [
        ["GET /health HTTP/1.1", "Host: evil.test"],
        ["POST / HTTP/1.1", "Host: localhost", "Origin: null", "Content-Length: 0"],
    ],
)
def test_strangers_are_refused_on_the_wire(running: httpx.Client, lines: list[str]) -> None:
    request = "\r\n".join([*lines, "Connection: close", "", ""])
    with socket.create_connection(("127.0.0.1", running.base_url.port or 0), 30) as connection:
        connection.sendall(request.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 403")
    assert b"application/problem+json" in answer


def test_a_client_that_leaves_halfway_harms_nobody(running: httpx.Client) -> None:
    head = b"POST /v1/briefings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nhalf"
    with socket.create_connection(("127.0.0.1", running.base_url.port or 0), 30) as connection:
        connection.sendall(head)
    assert running.get("/ready").status_code == 200


def test_health_answers_while_a_long_article_is_read(running: httpx.Client, seed_text: str) -> None:
    long = "\n\n".join(seed_text.replace("Trump", f"Trump {n}") for n in range(80))
    answers: list[httpx.Response] = []

    def send() -> None:
        with httpx.Client(base_url=running.base_url, timeout=120, trust_env=False) as client:
            answers.append(client.post("/v1/briefings", content=long))

    sender = threading.Thread(target=send)
    sender.start()
    slowest = 0.0
    while sender.is_alive():
        began = time.perf_counter()
        assert running.get("/health").status_code == 200
        slowest = max(slowest, time.perf_counter() - began)
    sender.join()
    assert answers[0].status_code == 201
    assert slowest < 2


def test_a_restart_keeps_the_briefings(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    body = SEED.read_bytes()
    with service(folder) as client:
        made = client.post("/v1/briefings", content=body)
    with service(folder) as client:
        found = client.get(made.headers["location"])
        again = client.post("/v1/briefings", content=body)
    assert (made.status_code, found.status_code, again.status_code) == (201, 200, 200)
    assert made.content == found.content == again.content


def test_two_processes_on_one_file_store_a_briefing_once(tmp_path: Path) -> None:
    body = SEED.read_bytes()
    with service(tmp_path) as first, service(tmp_path) as second:
        send = [partial(client.post, "/v1/briefings", content=body) for client in (first, second)]
        with ThreadPoolExecutor() as pool:
            answers = list(pool.map(lambda ask: ask(), send * 3))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]
    assert len({answer.content for answer in answers}) == 1


def test_keys_open_the_service_and_nothing_else_does(tmp_path: Path) -> None:
    with service(tmp_path, API_KEYS="a-key-of-sixteen-or-more") as client:
        assert client.get("/").status_code == 401
        assert client.get("/health", headers={"Host": "any.example"}).status_code == 200
        key = {"Authorization": "Bearer a-key-of-sixteen-or-more"}
        assert client.get("/", headers=key).status_code == 200
