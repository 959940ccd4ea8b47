"""Owns what a fault of a database means to a person: one line that says what can be done."""

from sqlalchemy.exc import DBAPIError

from service.errors import StoreUnavailable

_DAMAGED = "the database file is damaged: move it away, or put a good copy in its place"
_FULL = "there is no room left for the database: make room, then try again"
_ACCESS = "the database refuses the user or the password of `BREVIER_DATABASE_URL`"
_SILENT = "the database server does not answer: check that it runs and `BREVIER_DATABASE_URL`"
_GONE = "the connection to the database server broke: try again"
_BUSY = "the database is busy with others: try again"
_ADVICE = {
    # SQLite
    "not a database": _DAMAGED,
    "malformed": _DAMAGED,
    "database is locked": "the database is busy with another writer: try again",
    "disk is full": _FULL,
    "disk i/o error": "the disk does not take or give what is in the database: make room, check it",
    "readonly": "the database cannot be written: check who owns the data folder",
    # PostgreSQL
    "no space left on device": _FULL,
    "authentication failed": _ACCESS,
    "no password supplied": _ACCESS,
    "no pg_hba.conf entry": _ACCESS,
    "permission denied": "the user of `BREVIER_DATABASE_URL` may not use the database's tables",
    "does not exist": "`BREVIER_DATABASE_URL` names a database or user that the server lacks",
    "read-only transaction": "the database server is read-only: name the one that takes writes",
    "too many clients": _BUSY,
    "remaining connection slots": _BUSY,
    "queuepool limit": _BUSY,
    "starting up": _GONE,
    "shutting down": _GONE,
    "terminating connection": _GONE,
    "server closed the connection": _GONE,
    "connection is lost": _GONE,
    "is the server running": _SILENT,
    "connection refused": _SILENT,
    "timeout expired": _SILENT,
    "failed to resolve": _SILENT,
    "could not translate host name": _SILENT,
}
_UNKNOWN = "the database cannot be opened: check `BREVIER_DATA_DIR` or `BREVIER_DATABASE_URL`"


def unavailable(error: Exception) -> StoreUnavailable:
    """Give the error to raise for one of the database; its own words go no further."""
    fault = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    told = (advice for sign, advice in _ADVICE.items() if sign in fault)
    return StoreUnavailable(next(told, _UNKNOWN))
