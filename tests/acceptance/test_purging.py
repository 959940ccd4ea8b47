"""An article is purged by one process while another works on it: no byte of it is left anywhere.

Real processes; the words are looked for in the files themselves, and in every row of every table.
"""

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from evals.peers import ChatRequest, ChatServer, Reply
from service.ingest import Sent, article_from_text
from tests.acceptance.processes import Process, serve
from tests.conftest import ROOT, SEED
from tests.scripted import answer
from tests.stores.remains import holding

WORD = "Quagmirela"
OTHER = SEED.read_text("utf-8")
TEXT = OTHER.replace("\n", f" It was {WORD}, the minister said.\n")
TEXT_TYPE = {"Content-Type": "text/plain"}
LONG_S = 40


def told(slow_from: int, request: ChatRequest) -> Reply:
    """Answer with a word of the article: at once at first, later only when it is too late."""
    said = WORD if WORD in request.prompt else "Nothing"
    reply = answer(article_from_text(OTHER, Sent())).replace(
        '"headline": ""', f'"headline": "{said}"'
    )
    slow = said == WORD and request.number >= slow_from
    return Reply(reply, delay_s=LONG_S if slow else 0)


def answers_among(places: set[str]) -> bool:
    """Say whether one of the places is where DBOS keeps what a model answered."""
    return any("-jobs" in place or "dbos" in place for place in places)


@contextmanager
def serving(url: str, slow_from: int) -> Iterator[tuple[Process, httpx.Client, ChatServer]]:
    with (
        ChatServer(lambda request: told(slow_from, request)) as server,
        serve(
            database_url=url,
            model="openai:tiny",
            llm_base_url=server.base_url,
            chunk_tokens="400",
            stop_patience="1",
        ) as process,
        httpx.Client(base_url=process.ready, trust_env=False, timeout=60) as client,
    ):
        yield process, client, server


def purge(url: str, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "purge", what],
        cwd=ROOT,
        env={"BREVIER_DATABASE_URL": url, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(120)
def test_an_article_is_purged_while_a_model_reads_it(database_url: str) -> None:
    text = article_from_text(TEXT, Sent()).text
    with serving(database_url, slow_from=3) as (process, client, server):
        accepted = client.post(
            "/v1/briefings", content=TEXT, headers={**TEXT_TYPE, "Prefer": "respond-async"}
        )
        assert accepted.status_code == 202
        deadline = time.monotonic() + 30
        while server.calls < 4 or not answers_among(holding(database_url, WORD)):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        time.sleep(0.5)  # by now the first answers are stored, and others under way
        told = purge(database_url, hashlib.sha256(text.encode()).hexdigest())
        assert told == "Removed 0 briefings, 0 articles and 1 job.\n"
        assert holding(database_url, WORD) == set()
        job = client.get(accepted.headers["location"]).json()
        assert job["status"] == "cancelled"
        calls = server.calls
        other = client.post("/v1/briefings", content=OTHER, headers=TEXT_TYPE)
        assert other.status_code == 201  # the worker goes on with others
        assert not [r for r in server.requests[calls:] if WORD in r.prompt]
        assert holding(database_url, WORD) == set()
        assert client.get("/v1/briefings").json()["briefings"][0]["id"] == other.json()["id"]
    assert WORD not in process.output
    assert holding(database_url, WORD) == set()
    assert holding(database_url, other.json()["id"])


@pytest.mark.timeout(120)
@pytest.mark.parametrize("by", ["purge", "delete"])
def test_a_briefing_goes_with_what_the_model_said_of_it(database_url: str, by: str) -> None:
    with serving(database_url, slow_from=1000) as (process, client, _):
        made = client.post("/v1/briefings", content=TEXT, headers=TEXT_TYPE)
        assert made.status_code == 201
        assert answers_among(holding(database_url, WORD))
        if by == "purge":
            purge(database_url, made.json()["id"])
        else:
            assert client.delete(made.headers["location"]).status_code == 204
        assert holding(database_url, WORD) == set()
    assert WORD not in process.output
    assert holding(database_url, WORD) == set()
