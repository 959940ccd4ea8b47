"""Owns `ChatServer`: an OpenAI-compatible server on loopback whose model is a script."""

import asyncio
from threading import Event, Thread
from types import TracebackType
from typing import Self

from evals.peers.connection import Connection
from evals.peers.record import Record, Recorded
from evals.peers.scripts import Script
from evals.peers.site import Site

_PATIENCE_S = 10.0
_BACKLOG = 1024


class ScriptFailed(Exception):
    """The script of a server raised an error; its cause is that error."""


class ChatServer(Recorded):
    """Serves in a thread of its own for as long as its block runs.

    Where the block ends all connections are closed, and what the script itself raised is raised.
    """

    def __init__(
        self, script: Script, *, models: tuple[str, ...] = ("scripted",), require_key: bool = False
    ) -> None:
        self._site = Site(script, models, require_key)
        self._ready = Event()
        self._port = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = Thread(target=self._run, name="chat-server", daemon=True)

    @property
    def base_url(self) -> str:
        """Where it is: `http://127.0.0.1:PORT/v1`."""
        return f"http://127.0.0.1:{self._port}/v1"

    def record(self) -> Record:
        """Give what the server saw until now."""
        return self._site.record

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(_PATIENCE_S)
        if not self._port:
            raise OSError("the scripted server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._loop and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(_PATIENCE_S)
        failure = self._site.record.failure
        if failure is not None and error is None:
            raise ScriptFailed("the script of the server failed") from failure

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        opened: set[Connection] = set()
        server = await self._loop.create_server(
            lambda: Connection(self._site, opened), "127.0.0.1", 0, backlog=_BACKLOG
        )
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for connection in tuple(opened):
            connection.abort()
        while opened:
            await asyncio.sleep(0)
