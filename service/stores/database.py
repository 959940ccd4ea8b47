"""Owns the door to a database: lazy opening, the schema brought up, transactions, clear faults."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from service.stores import address, postgres, sqlite, steps
from service.stores.faults import unavailable
from service.stores.locks import Mode, begin
from service.stores.migrating import bring_up, is_up


class Database:
    """Gives transactions on the database of `url`; opened, and its tables made, on first use."""

    def __init__(self, url: str, *, busy_seconds: float = 10.0) -> None:
        """Take a URL as `BREVIER_DATABASE_URL` has it.

        Args:
            url: SQLite file or PostgreSQL database.
            busy_seconds: How long to wait for another process that writes to a SQLite file.

        Raises:
            SettingsInvalid: the URL is of no database that we know.
        """
        parsed = address.parse(url)
        self._opening = asyncio.Lock()
        self._turn: AbstractAsyncContextManager[object] = nullcontext()
        self._files: list[Path] = []
        if parsed.get_backend_name() == "sqlite":
            self.engine = sqlite.connect(parsed, busy_seconds)
            # SQLite has one writer and no queue: left to themselves, writers starve each other.
            self._turn = asyncio.Lock()
            ours = Path(str(parsed.database))
            self._files = [ours, steps.beside(ours)]
        else:
            self.engine = postgres.connect(parsed)

    @asynccontextmanager
    async def transaction(self, mode: Mode = "read") -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction, which is committed unless an error ends it.

        Raises:
            StoreUnavailable: the database cannot be opened, read or written; says what to do.
        """
        turn = nullcontext() if mode in ("read", "snapshot") else self._turn
        try:
            async with turn, self.engine.connect() as connection:
                if not is_up(connection.info):
                    # One after the other: the first may have tables to make, the others wait here.
                    async with self._opening:
                        await connection.run_sync(bring_up)
                async with connection.begin():
                    await connection.run_sync(begin, mode)
                    yield connection
        except (SQLAlchemyError, OSError) as error:
            raise unavailable(error) from error

    async def overwrite(self, *, whole: bool = False) -> None:
        """Leave nothing in the files of SQLite of what was removed; elsewhere there is none.

        Args:
            whole: Write the files anew: without it, some words of a removed row may stay in the
                unused rest of a page, and in the log as long as somebody reads.

        Raises:
            StoreUnavailable: the files could not be written anew; do it again.
        """
        try:
            for path in self._files:
                async with self._turn:
                    await asyncio.to_thread(sqlite.overwrite, path, whole=whole)
        except SqliteError as error:
            raise unavailable(error) from error

    async def close(self) -> None:
        """Let go of all connections; a later call opens them again."""
        await self.engine.dispose()
