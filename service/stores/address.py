"""Owns the address of a database: which URLs are understood, and with which driver."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from service.errors import SettingsInvalid

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_EXAMPLES = "`postgresql://user:password@host/name` or `sqlite:////folder/brevier.db`"


def parse(url: str) -> URL:
    """Read the URL of a database, and put the driver in that we work with.

    Raises:
        SettingsInvalid: says what a URL looks like; never repeats it, as a password stands in it.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise SettingsInvalid(f"`BREVIER_DATABASE_URL` is no URL: write {_EXAMPLES}") from None
    if parsed.drivername not in DRIVERS:
        raise SettingsInvalid(
            f"`BREVIER_DATABASE_URL` names {parsed.drivername[:40]!r}, which is not supported: "
            f"write {_EXAMPLES}"
        )
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise SettingsInvalid(f"`BREVIER_DATABASE_URL` names no file: write {_EXAMPLES}")
    return parsed.set(drivername=DRIVERS[parsed.drivername])
