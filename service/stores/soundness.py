"""Owns looking through a SQLite file for damage that no reading of single rows would meet."""

import sqlite3
import time
from pathlib import Path

from service.errors import StoreUnavailable
from service.stores.faults import unavailable

_STEPS = 1_000
"""Steps of SQLite's machine between two looks at the clock."""


def look_through(path: Path, seconds: float) -> bool:
    """Look through a file, if it is there; False where the time was over before its end.

    Raises:
        StoreUnavailable: names the file, and what is the matter with it.
    """
    if not path.exists():
        return True
    deadline = time.monotonic() + seconds
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        if "interrupted" in str(error):
            return False
        raise StoreUnavailable(f"{path.name}: {unavailable(error)}") from error
    if found != "ok":
        malformed = sqlite3.DatabaseError("malformed")  # what reading that place would raise
        raise StoreUnavailable(f"{path.name}: {unavailable(malformed)}")
    return True
