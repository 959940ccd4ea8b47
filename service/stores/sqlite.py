"""Owns what only SQLite needs: the data folder, the pragmas, and noticing that a file was replaced.

WAL lets readers and one writer work at once, in several processes. `synchronous` stays FULL: a
commit that was answered survives a loss of power.
"""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def connect(url: URL, busy_seconds: float) -> AsyncEngine:
    """Give an engine on a database file; folder and file are made when it is first used.

    A writer waits `busy_seconds` for another one before it gives up.
    """
    engine = create_async_engine(url, connect_args={"timeout": busy_seconds})
    path = Path(url.database or "")
    sync = engine.sync_engine

    @event.listens_for(sync, "do_connect")
    def make_folder(*_: Any) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    @event.listens_for(sync, "connect")
    def set_up(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        record.info["file"] = _file(path)

    @event.listens_for(sync, "checkout")
    def look_again(connection: Any, record: Any, proxy: Any) -> None:
        # An open connection goes on writing into a file that was moved or deleted.
        if record.info["file"] != _file(path):
            raise DisconnectionError("the database file was replaced")

    return engine


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
