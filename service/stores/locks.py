"""Owns how a transaction begins: what it takes at once, so that nothing fails in its middle.

```
read      nothing: each statement sees what is committed by then
snapshot  nothing: all statements see the same moment
write     SQLite: the one write lock      PostgreSQL: a lock that `clear` waits for
clear     SQLite: the one write lock      PostgreSQL: alone among `write` and `clear`
book      SQLite: the one write lock      PostgreSQL: alone among `book`, 5 s idle at most
migrate   SQLite: the one write lock      PostgreSQL: alone among `migrate`
```
`clear` is alone as it removes articles that no briefing cites, while `write` may just cite one.
Who is frozen in the middle of `book` loses it, as no call of a model could start any more.
"""

from typing import Literal

from sqlalchemy import Connection

Mode = Literal["read", "snapshot", "write", "clear", "book", "migrate"]

_CLEARING, _MIGRATING, _BOOKING = 0x62726576_01, 0x62726576_02, 0x62726576_03
"""Any numbers that nobody else uses for advisory locks in the same database."""
_FIRST: dict[str, dict[Mode, str]] = {
    "sqlite": {
        # Without IMMEDIATE, a transaction that reads before it writes may find itself too late.
        **dict.fromkeys(("write", "clear", "book", "migrate"), "BEGIN IMMEDIATE"),
        "snapshot": "BEGIN",
    },
    "postgresql": {
        "snapshot": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "write": f"SELECT pg_advisory_xact_lock_shared({_CLEARING})",
        "clear": f"SELECT pg_advisory_xact_lock({_CLEARING})",
        "book": "SELECT set_config('idle_in_transaction_session_timeout', '5s', true), "
        f"pg_advisory_xact_lock({_BOOKING})",
        "migrate": f"SELECT pg_advisory_xact_lock({_MIGRATING})",
    },
}


def begin(connection: Connection, mode: Mode) -> None:
    """Take what a transaction of this mode needs; the first thing that it does."""
    first = _FIRST[connection.dialect.name].get(mode)
    if first is not None:
        connection.exec_driver_sql(first)
