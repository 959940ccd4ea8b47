"""Owns where DBOS keeps what is known of jobs under way: a file beside ours, or a schema."""

import sqlite3
from pathlib import Path

from sqlalchemy import make_url

from service.errors import StoreUnavailable
from service.stores.faults import unavailable

SCHEMA = "brevier_dbos"


def files_of(url: str) -> tuple[Path, ...]:
    """Give the file of our SQLite database `url`, and that of DBOS; none where it is a server."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return ()
    ours = Path(str(parsed.database))
    return ours, ours.with_name(f"{ours.stem}-jobs{ours.suffix or '.db'}")


def address(url: str) -> str:
    """Give the URL of the database of DBOS; a file of SQLite is made, and set to WAL.

    Raises:
        StoreUnavailable: names the file that cannot be used.
    """
    if not (files := files_of(url)):
        ours = make_url(url).set(drivername="postgresql+psycopg")
        return ours.render_as_string(hide_password=False)
    path = files[-1]
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=30)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
    except (sqlite3.Error, OSError) as error:
        raise trouble(url, error) from error
    return f"sqlite:///{path}"


def trouble(url: str, error: Exception) -> StoreUnavailable:
    """Give the error to raise for one of that database: where it is a file, its name is said."""
    where = "".join(f"{path.name}: " for path in files_of(url)[-1:])
    return StoreUnavailable(f"{where}{unavailable(error)}")
