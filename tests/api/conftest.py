"""A client of the whole application, on one event loop, over a real SQLite file."""

import asyncio
import json
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from evals.peers import ChatServer
from service.api.app import create_app
from service.cli import mate
from service.settings import load
from service.stores.sql import SqlStore
from service.wiring import build_jobs, build_store

BASE = "http://127.0.0.1:8000"


class Peer:
    """Asks an application in this process, one request at a time or many at once."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app)
        self._client = httpx.AsyncClient(transport=transport, base_url=BASE, timeout=60)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401  # httpx's own
        return self._runner.run(self._client.request(method, path, **options))

    def get(self, path: str, accept: str = "*/*", **headers: str) -> httpx.Response:
        return self.ask("GET", path, headers={"Accept": accept, **headers})

    def post(
        self, path: str, body: bytes | str, content_type: str = "text/plain", **headers: str
    ) -> httpx.Response:
        return self.ask(
            "POST", path, content=body, headers={"Content-Type": content_type, **headers}
        )

    def post_json(self, path: str, fields: object) -> httpx.Response:
        return self.post(path, json.dumps(fields), "application/json")

    def at_once(self, number: int, method: str, path: str, **options: Any) -> list[httpx.Response]:  # noqa: ANN401
        async def ask_all() -> list[httpx.Response]:
            asked = (self._client.request(method, path, **options) for _ in range(number))
            return await asyncio.gather(*asked)

        return self._runner.run(ask_all())

    def run(self, use: Coroutine[Any, Any, None]) -> None:
        self._runner.run(use)

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.run(self.app.state.desk.store.close())
        self._runner.close()


def peer_of(folder: Path, url: str = "", **settings: object) -> Peer:
    store = SqlStore(url or f"sqlite+aiosqlite:///{folder}/brevier.db", busy_seconds=0.2)
    return Peer(create_app(settings=load(**settings), store=store))


@contextmanager
def working(folder: Path, server: ChatServer | None = None, **more: object) -> Iterator[Peer]:
    """Give a peer of an application with jobs, and a worker beside it on the same file."""
    model = {"model": "openai:tiny", "llm_base_url": server.base_url} if server else {}
    settings = load(database_url=f"sqlite:///{folder}/brevier.db", **model, **more)
    store = build_store(settings)
    made = Peer(create_app(settings=settings, store=store, jobs=build_jobs(settings, store)))
    made.get("/ready")
    crew = mate.crew(settings, patience_s=5)
    crew.start()
    try:
        yield made
    finally:
        crew.stop()
        made.close()


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    made = peer_of(tmp_path)
    yield made
    made.close()


def problem(answer: httpx.Response) -> str:
    """Give the code of a problem, once it is seen to be a whole one."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["request_id"] == answer.headers["x-request-id"]
    assert told["detail"]
    return str(told["code"])
