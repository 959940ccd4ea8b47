"""Owns what is said of the database of DBOS: which file it is, and what is the matter with it."""

from pathlib import Path

from sqlalchemy import make_url

from service.errors import StoreUnavailable
from service.stores.faults import unavailable


def files_of(url: str) -> tuple[Path, ...]:
    """Give the file of our SQLite database `url`, and that of DBOS; none where it is a server."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return ()
    ours = Path(str(parsed.database))
    return ours, ours.with_name(f"{ours.stem}-jobs{ours.suffix or '.db'}")


def trouble(url: str, error: Exception) -> StoreUnavailable:
    """Give the error to raise for one of that database: where it is a file, its name is said."""
    where = "".join(f"{path.name}: " for path in files_of(url)[-1:])
    return StoreUnavailable(f"{where}{unavailable(error)}")
