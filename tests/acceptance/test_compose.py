"""`compose.yaml`: read against the code, and its services run as processes on a real PostgreSQL.

There is no container engine here. What is not covered: the images, the network, the limits on
what a container may do. Commands and environment are exactly those of the files, with addresses
put where the test has them.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
import yaml
from psycopg import sql

from evals.peers import ChatRequest, ChildServer, Reply, postgres
from service.cli import serve
from service.cli.app import app
from service.settings import PREFIX, Settings
from tests.acceptance.processes import Process
from tests.acceptance.test_dockerfile import of
from tests.acceptance.test_takeover import EMPTY
from tests.conftest import ROOT, SEED

FILE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
OURS = ("api", "worker")
GIVEN = {"BREVIER_API_KEYS": "the-key-of-a-client", "POSTGRES_PASSWORD": "p@ss/w#rd%41 ?:&$x'\""}
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class Missing(Exception):
    """A variable that must be given is not."""


def interpolated(text: str, given: Mapping[str, str]) -> str:
    """Put variables in their places, as the specification of compose files says."""

    def put(found: re.Match[str]) -> str:
        name, kind, more = found.groups()
        if given.get(name):
            return given[name]
        if kind == "?":
            raise Missing(f"{name}: {more}")
        return more or ""

    return VARIABLE.sub(put, text)


def environment(service: str, given: Mapping[str, str]) -> dict[str, str]:
    """Give what a service finds in its environment: of the image first, then of the file."""
    found = dict(re.findall(r"(\w+)=(\S+)", " ".join(of("ENV", 1)))) if service in OURS else {}
    for name, value in SERVICES[service]["environment"].items():
        if value is not None:
            found[name] = interpolated(value, given)
        elif name in given:
            found[name] = given[name]
    return found


def command(service: str) -> list[str]:
    return list(SERVICES[service].get("command") or json.loads(of("CMD", 1)[0]))


def seconds(written: str) -> int:
    assert written.endswith("s")
    return int(written[:-1])


@pytest.mark.parametrize("service", OURS)
def test_every_variable_of_ours_is_a_setting(service: str) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    named = {*environment(service, GIVEN), *SERVICES[service]["environment"]}
    assert {name for name in named if name.startswith(PREFIX)} <= known
    model = {name for name in known if name.startswith(f"{PREFIX}LLM_")} | {"BREVIER_MODEL"}
    assert model <= named  # none that an operator sets is lost on the way


@pytest.mark.parametrize("service", OURS)
def test_the_commands_exist(service: str) -> None:
    program, verb = command(service)
    callbacks = {each.name or each.callback.__name__ for each in app.registered_commands}  # type: ignore[union-attr]
    assert program == "brevier"
    assert verb in callbacks


def test_what_must_be_given_is_asked_for() -> None:
    for name in GIVEN:
        others = {other: value for other, value in GIVEN.items() if other != name}
        with pytest.raises(Missing, match=f"{name}: set it to"):
            list(map(partial(environment, given=others), SERVICES))


def test_only_the_api_is_reached_and_only_from_this_machine() -> None:
    published = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}
    assert set(published) == {"api"}
    [port] = published["api"]
    host, outside, inside = interpolated(port, {}).split(":")
    assert (host, inside) == ("127.0.0.1", of("EXPOSE", 1)[0])
    assert int(inside) == int(outside) == Settings.model_fields["port"].default
    assert {*FILE["networks"]} == {"inside"}
    assert all(each["networks"] == ["inside"] for each in SERVICES.values())


def test_processes_get_the_time_that_they_take_to_stop() -> None:
    fields = Settings.model_fields
    patience, delay = fields["stop_patience"].default, fields["stop_delay"].default
    assert seconds(SERVICES["api"]["stop_grace_period"]) > serve._STOPPING + delay + 5
    assert seconds(SERVICES["worker"]["stop_grace_period"]) > patience + 10
    for service in OURS:  # else the figures above would not be those of the processes
        assert not {"BREVIER_STOP_PATIENCE", "BREVIER_STOP_DELAY"} & {*environment(service, GIVEN)}


def test_the_workers_do_the_work_and_nobody_else() -> None:
    assert environment("api", GIVEN)["BREVIER_SERVE_WORKER"] == "false"
    assert SERVICES["worker"]["deploy"]["replicas"] == 2
    assert SERVICES["worker"]["healthcheck"] == {"disable": True}  # it would ask for HTTP
    assert "BREVIER_API_KEYS" not in environment("worker", GIVEN)


def test_processes_are_fenced_in_and_come_back() -> None:
    for name, each in SERVICES.items():
        assert each["security_opt"] == ["no-new-privileges:true"]
        assert each["restart"] == "unless-stopped"
        if name in OURS:
            assert each["read_only"] is True
            assert set(each["tmpfs"]) == {"/tmp", *of("VOLUME", 1)}
            assert each["depends_on"]["database"]["condition"] == "service_healthy"
    [volume] = SERVICES["database"]["volumes"]
    assert volume.split(":")[0] in FILE["volumes"]


def answer(_: ChatRequest) -> Reply:
    return Reply(json.dumps({"headline": "", **EMPTY}))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Composed:
    """The services as processes: the file's commands and environment, addresses put in place."""

    def __init__(self, url: str, stack: ExitStack, given: dict[str, str], folder: Path) -> None:
        self._database, self._port, self._stack = urlsplit(url), free_port(), stack
        self._given, self._folder = given, folder
        self.address = f"http://127.0.0.1:{self._port}"

    def environment(self, service: str) -> dict[str, str]:
        found = environment(service, self._given)
        there = urlsplit(found["BREVIER_DATABASE_URL"])
        assert (there.hostname, there.password) == ("database", None)
        here = f"{self._given['user']}@{self._database.hostname}:{self._database.port}"
        found |= {
            "BREVIER_DATABASE_URL": there._replace(netloc=here, path=self._database.path).geturl(),
            "BREVIER_PORT": str(self._port),
            "BREVIER_HOST": "127.0.0.1",
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        }
        for name, value in found.items():  # of the image: there is none
            if value.startswith(("/data", "/opt/vocabulary")):
                found[name] = f"{self._folder}{value}"
        return found

    def start(self, service: str, ready: str) -> Process:
        program, *arguments = command(service)
        assert program == "brevier"
        process = Process(*arguments, ready=ready, environment=self.environment(service))
        return self._stack.enter_context(process)

    def healthy(self) -> bool:
        """Run the health check of the image."""
        found = re.search(r"CMD (\[.*\])", of("HEALTHCHECK", 1)[0])
        assert found is not None
        check = [word.replace(":8000", f":{self._port}") for word in json.loads(found[1])]
        environment = self.environment("api")
        program = shutil.which(check[0], path=environment["PATH"])
        assert program is not None
        done = subprocess.run(
            [program, *check[1:]], env=environment, capture_output=True, timeout=30, check=False
        )
        return done.returncode == 0


@pytest.fixture
def login(postgres_server: postgres.Server, postgres_url: str) -> Iterator[str]:
    """Give the name of a user whose password has every character that URLs and shells dislike."""
    name = f"composed_{os.getpid()}"
    user = sql.Identifier(name)
    with psycopg.connect(postgres_server.url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN SUPERUSER PASSWORD {}").format(
                user, sql.Literal(GIVEN["POSTGRES_PASSWORD"])
            )
        )
    yield name
    for url in (postgres_url, postgres_server.url):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP OWNED BY {}").format(user))
            if url == postgres_server.url:
                connection.execute(sql.SQL("DROP ROLE {}").format(user))


def test_the_database_is_asked_whether_it_is_up_as_the_file_says(
    own_server: postgres.OwnServer,
) -> None:
    kind, program, *options = SERVICES["database"]["healthcheck"]["test"]
    programs = postgres.binaries()
    assert programs is not None
    ask = [str(programs / program), *options, f"--port={own_server.port}"]
    assert kind == "CMD"
    assert subprocess.run(ask, capture_output=True, timeout=30, check=False).returncode == 0


@pytest.mark.timeout(240)
def test_an_article_is_briefed_by_what_the_file_starts(
    postgres_url: str, login: str, tmp_path: Path
) -> None:
    with ChildServer(answer) as server, ExitStack() as stack:
        model = {"BREVIER_MODEL": "openai:tiny", "BREVIER_LLM_BASE_URL": server.base_url}
        composed = Composed(postgres_url, stack, GIVEN | model | {"user": login}, tmp_path)
        assert not composed.healthy()
        api = composed.start("api", r"Brevier is at \S+")
        replicas = SERVICES["worker"]["deploy"]["replicas"]
        workers = [composed.start("worker", "works on jobs") for _ in range(replicas)]
        assert composed.healthy()
        key = {"Authorization": f"Bearer {GIVEN['BREVIER_API_KEYS']}"}
        with httpx.Client(base_url=composed.address, trust_env=False, timeout=60) as client:
            made = client.post("/v1/briefings", content=SEED.read_bytes())
            assert made.status_code == 401
            made = client.post(
                "/v1/briefings", content=SEED.read_bytes(), headers=key | {"Prefer": "wait=60"}
            )
            assert made.status_code == 201, (made.text, [each.output for each in workers])
            assert made.json()["receipt"]["model"] == "openai:tiny"
            assert server.calls > 0
        began = time.monotonic()
        for process in (api, *workers):
            process.signal(signal.SIGTERM)
        for service, process in (("api", api), *(("worker", each) for each in workers)):
            left = seconds(SERVICES[service]["stop_grace_period"]) - time.monotonic() + began
            # uvicorn raises the signal again once all is closed
            assert process.ended(left) == (-signal.SIGTERM if process is api else 0)
        assert list(tmp_path.iterdir()) == []  # so that a file system that is read-only will do
