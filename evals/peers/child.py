"""Owns `ChildServer`: a `ChatServer` in a process of its own, whose CPU is not the client's."""

import signal
import traceback
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from evals.peers.chat_server import ChatServer, ScriptFailed
from evals.peers.record import Record, Recorded
from evals.peers.scripts import Script

_PATIENCE_S = 30.0


class ChildServer(Recorded):
    """Serves as `ChatServer` does; the script is pickled, so it is no lambda or local function."""

    def __init__(
        self, script: Script, *, models: tuple[str, ...] = ("scripted",), require_key: bool = False
    ) -> None:
        context = get_context("spawn")
        self._pipe, self._theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(self._theirs, script, models, require_key), daemon=True
        )
        self.base_url = ""
        """Where it is: `http://127.0.0.1:PORT/v1`."""

    def record(self) -> Record:
        """Ask for what the server saw until now."""
        self._pipe.send("record")
        record = self._received()
        assert isinstance(record, Record)
        return record

    def __enter__(self) -> Self:
        self._process.start()
        self._theirs.close()
        self.base_url = str(self._received())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        failure = None
        try:
            self._pipe.send("stop")
            failure = self._received()
        except OSError as gone:
            failure = f"the process of the server is gone: {gone}"
        finally:
            self._process.join(_PATIENCE_S)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
            self._pipe.close()
        if failure and error is None:
            raise ScriptFailed(failure)

    def _received(self) -> object:
        if not self._pipe.poll(_PATIENCE_S):
            raise OSError("the scripted server does not answer")
        try:
            return self._pipe.recv()
        except EOFError:
            raise OSError("the scripted server is gone") from None


def _serve(pipe: Connection, script: Script, models: tuple[str, ...], require_key: bool) -> None:
    """Serve until the parent says stop, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells it to stop
    failure = None
    try:
        with ChatServer(script, models=models, require_key=require_key) as server:
            pipe.send(server.base_url)
            while pipe.recv() == "record":
                seen = server.record()
                pipe.send(Record(**{**vars(seen), "failure": None}))
    except EOFError:
        return
    except ScriptFailed:
        failure = traceback.format_exc()
    pipe.send(failure)
