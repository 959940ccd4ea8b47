"""Owns the connection to a SQLite file: one trip to its thread a statement, in place of four.

Left to themselves, SQLAlchemy and `aiosqlite` make a cursor, execute, fetch and close it in a trip
each, and end transactions that never began. A trip costs more than most of our statements do.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, Self, TypeVar

import aiosqlite

P = ParamSpec("P")
T = TypeVar("T")

FIRST = 100
"""Rows that come with the statement; most give fewer."""


def connection(path: str, *, timeout: float, check_same_thread: bool) -> "Connection":
    """Give a connection that is not open yet; a writer waits `timeout` seconds for another."""
    made = Connection(
        lambda: sqlite3.connect(path, timeout, check_same_thread=check_same_thread), 64
    )
    made._thread.daemon = True  # as SQLAlchemy has it: a connection that is lost ends with us
    return made


class Connection(aiosqlite.Connection):
    """A connection whose cursors have what their statement gave."""

    def cursor(self) -> "Cursor":  # type: ignore[override]  # as much of one as SQLAlchemy uses
        """Give a cursor; nothing is asked for that."""
        return Cursor(self)

    async def commit(self) -> None:
        """Commit, if there is anything to commit."""
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        """Roll back, if there is anything to roll back."""
        if self.in_transaction:
            await super().rollback()

    async def do(self, work: Callable[P, T], *what: P.args, **named: P.kwargs) -> T:
        """Do work in the thread of this connection."""
        done: T = await self._execute(work, *what, **named)  # type: ignore[no-untyped-call]
        return done


class Cursor:
    """As much of a cursor as SQLAlchemy uses."""

    def __init__(self, of: Connection) -> None:
        """Take the connection that statements go to."""
        self._of = of
        self._rows: list[Any] = []
        self._rest: sqlite3.Cursor | None = None
        self.description: Any = None
        self.rowcount, self.arraysize = -1, 1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        """Give the cursor itself."""
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute a statement, and fetch the first of what it gives."""
        await self._of.do(self._do, sqlite3.Cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Sequence[Sequence[Any]]) -> Self:
        """Execute a statement for each row of parameters."""
        await self._of.do(self._do, sqlite3.Cursor.executemany, statement, rows)
        return self

    async def fetchall(self) -> list[Any]:
        """Give all rows that were not given yet."""
        rows, self._rows = self._rows, []
        if self._rest is not None:
            rows += await self._of.do(self._rest.fetchall)
            await self.close()
        return rows

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Give so many of the rows that were not given yet."""
        size = size or self.arraysize
        if len(self._rows) < size and self._rest is not None:
            self._rows += await self._of.do(self._rest.fetchmany, size - len(self._rows))
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def fetchone(self) -> object:
        """Give the next row, None where there is none."""
        return next(iter(await self.fetchmany(1)), None)

    async def close(self) -> None:
        """Let go of the rows that nobody fetched."""
        self._rows = []
        if self._rest is not None:
            rest, self._rest = self._rest, None
            await self._of.do(rest.close)

    def _do(self, how: Callable[..., Any], statement: str, parameters: Sequence[Any]) -> None:
        cursor = self._of._conn.cursor()
        try:
            how(cursor, statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchmany(FIRST) if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            if len(self._rows) < FIRST:
                cursor.close()
            else:
                self._rest = cursor
