"""Ask a scripted server by plain HTTP."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import httpx

from evals.peers import Answer, ChatServer, Script

HELLO: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "hello"}]}


def always(answer: Answer) -> Script:
    return lambda _: answer


def post(server: ChatServer, body: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
    return httpx.post(f"{server.base_url}/chat/completions", json=body or HELLO, headers=headers)


def asked(script: Script, body: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
    """Start a server, ask it once, stop it."""
    with ChatServer(script) as server:
        return post(server, body, **headers)


def with_client(
    server: ChatServer, ask: Callable[[httpx.AsyncClient], Coroutine[Any, Any, None]]
) -> None:
    """Run a function with an asynchronous client of a server."""

    async def run() -> None:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=server.base_url, limits=limits, timeout=30) as client:
            await ask(client)

    asyncio.run(run())
