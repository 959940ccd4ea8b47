"""Owns what only SQLite needs: the data folder, the pragmas, and noticing that a file was replaced.

WAL lets readers and one writer work at once, in several processes. `synchronous` stays FULL: a
commit that was answered survives a loss of power.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from service.stores.trips import connection

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is removed is overwritten in the file, too
)

PATIENCE_S = {False: 1, True: 10}
"""Seconds that others are waited for before a log is emptied, and before a file is written anew."""


def connect(url: URL, busy_seconds: float) -> AsyncEngine:
    """Give an engine on a database file; folder and file are made when it is first used.

    A writer waits `busy_seconds` for one of another process before it gives up.
    """
    how = {"timeout": busy_seconds, "async_creator_fn": connection}
    engine = create_async_engine(url, connect_args=how, hide_parameters=True)
    path = Path(url.database or "")

    def make_folder(*_: object) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def set_up(opened: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        cursor = opened.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        record.info["file"] = _file(path)

    def look_again(_: DBAPIConnection, record: ConnectionPoolEntry, *__: object) -> None:
        # An open connection would go on writing into a file that was moved or deleted.
        if record.info["file"] != _file(path):
            raise DisconnectionError("the database file was replaced")

    event.listen(engine.sync_engine, "do_connect", make_folder)
    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "checkout", look_again)
    return engine


def overwrite(path: Path, *, whole: bool) -> None:
    """Empty the log of a file and, if `whole`, write the file anew; others may use it meanwhile.

    Raises:
        sqlite3.Error: it cannot be written, or (if `whole`) is read or written all the while.
    """
    if not path.exists():
        return
    connection = sqlite3.connect(path, timeout=PATIENCE_S[whole], isolation_level=None)
    try:
        if whole:
            connection.execute("VACUUM")
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy and whole:
            raise sqlite3.OperationalError("database is locked")
    finally:
        connection.close()


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
