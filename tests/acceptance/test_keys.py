"""Keys that one process makes and revokes open and close all the others within seconds."""

import subprocess
import sys
import time

import httpx
import pytest

from tests.acceptance.processes import serve
from tests.conftest import ROOT, SEED

WITHIN_S = 5


def keys(url: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "keys", *words],
        cwd=ROOT,
        env={"BREVIER_DATABASE_URL": url, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def status(address: str, key: str = "", path: str = "/v1/briefings") -> int:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.get(f"{address}{path}", headers=headers, trust_env=False, timeout=30).status_code


def until(code: int, addresses: list[str], key: str = "") -> None:
    deadline = time.monotonic() + WITHIN_S
    while {status(address, key) for address in addresses} != {code}:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.timeout(120)
def test_a_key_opens_every_process_until_it_is_revoked(postgres_url: str) -> None:
    settings = {"database_url": postgres_url, "serve_worker": "false"}
    with serve(**settings) as one, serve(**settings) as two:
        both = [one.ready, two.ready]
        until(200, both)  # nobody has a key: open on loopback
        key = keys(postgres_url, "add", "ann")
        until(401, both)
        until(200, both, key)
        made = httpx.post(
            f"{both[0]}/v1/briefings",
            content=SEED.read_bytes(),
            headers={"Authorization": f"Bearer {key}", "Content-Type": "text/plain"},
            trust_env=False,
            timeout=60,
        )
        path = made.headers["location"]
        new = keys(postgres_url, "rotate", "ann")
        until(401, both, key)
        assert [status(each, new, path) for each in both] == [200, 200]
        assert [status(each, keys(postgres_url, "add", each[-5:]), path) for each in both] == [
            404
        ] * 2
        keys(postgres_url, "revoke", "ann")
        until(401, both, new)
        until(401, both)  # nor is it open again
        assert {status(each, path="/health") for each in both} == {200}
    assert key not in one.output + two.output


@pytest.mark.timeout(120)
def test_a_public_address_is_served_where_there_is_a_key(database_url: str) -> None:
    key = keys(database_url, "add", "ann")
    with serve(database_url=database_url, host="0.0.0.0") as process:
        port = process.ready.rpartition(":")[2]
        address = f"http://127.0.0.1:{port}"
        assert (status(address), status(address, key)) == (401, 200)
