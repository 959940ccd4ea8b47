"""Owns the steps of jobs as DBOS keeps them: where they are, and how they go without loading it.

DBOS has a file beside a SQLite file, a schema of its own in PostgreSQL. What a model answered
stands there, so it has to go with the article, also by a process that has no use for DBOS.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, NullPool, column, create_engine, delete, inspect, table
from sqlalchemy.ext.asyncio import AsyncConnection

SCHEMA = "brevier_dbos"
TABLES = ("workflow_status", "operation_outputs", "workflow_output", "workflow_input")
"""What DBOS keeps of a workflow. Who stores a step locks its status, so that goes first: a step
that is being stored is waited for, and none is stored after."""
ID = "workflow_uuid"
TOGETHER = 500
PATIENCE_S = 10


class Overwriting(sqlite3.Connection):
    """A connection to a SQLite file that overwrites what it removes."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        """Open it as `sqlite3.connect` does."""
        super().__init__(*arguments, **options)
        self.execute("PRAGMA secure_delete = ON").close()


def beside(ours: Path) -> Path:
    """Give the file of DBOS beside our own."""
    return ours.with_name(f"{ours.stem}-jobs{ours.suffix or '.db'}")


async def forget(connection: AsyncConnection, ids: Sequence[str]) -> None:
    """Remove what DBOS knows of jobs; whoever works on one can store no more of it.

    On PostgreSQL it is part of the transaction. On SQLite it is done at once: call it before ours
    ends, so that a failure in between is mended by doing all of it again.
    """
    if not ids:
        return
    if connection.dialect.name != "sqlite":
        await connection.run_sync(_remove, SCHEMA, ids)
        return
    path = beside(Path(str(connection.engine.url.database)))
    if path.exists():
        await asyncio.to_thread(_remove_from, path, ids)


def _remove_from(path: Path, ids: Sequence[str]) -> None:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"factory": Overwriting, "timeout": PATIENCE_S},
        poolclass=NullPool,
    )
    with engine.begin() as connection:
        _remove(connection, None, ids)
    engine.dispose()


def _remove(connection: Connection, schema: str | None, ids: Sequence[str]) -> None:
    there = set(inspect(connection).get_table_names(schema))
    for name in TABLES:
        if name in there:
            rows = table(name, column(ID), schema=schema)
            for some in _portions(ids):
                connection.execute(delete(rows).where(rows.c[ID].in_(some)))


def _portions(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + TOGETHER] for start in range(0, len(ids), TOGETHER)]
