"""Owns the import of an export: rows that are there stay, a bad line stops no other.

It can be run again at any time: what is there already is skipped and counted.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Table
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from service.errors import BadInput
from service.stores import lines
from service.stores.database import Database
from service.stores.rows import Row
from service.stores.sql import add

ROWS, BYTES = 200, 4_000_000
"""At most so much is stored in one transaction."""
Numbered = tuple[int, Table, Row]
Complain = Callable[[int, str], None]
"""Takes the number of a bad line, from 1, and what is wrong with it."""


@dataclass
class Imported:
    """What became of an export: rows added, those that were there, bad lines, and its end."""

    added: int = 0
    there: int = 0
    bad: int = 0
    whole: bool = False

    def end(self, rows: int) -> None:
        """Take note of the last line: with so many rows before it, nothing is missing."""
        self.whole = self.added + self.there + self.bad >= rows


async def load(database: Database, read: Iterable[bytes], complain: Complain) -> Imported:
    """Store the rows of an export, in portions that are each stored whole.

    Args:
        database: Where they go.
        read: The lines of an export.
        complain: Told of every line that cannot be used; the others are stored.

    Raises:
        StoreUnavailable: the database cannot be written; run it again to go on from there.
    """
    done = Imported()

    def refuse(number: int, wrong: str) -> None:
        done.bad += 1
        complain(number, wrong)

    for portion, end in _portions(read, refuse):
        async with database.transaction("write") as connection:
            for table, rows in _by_table(portion):
                await _store(connection, table, rows, done, refuse)
        if end is not None:
            done.end(end)
    return done


def _by_table(portion: list[Numbered]) -> Iterator[tuple[Table, dict[int, Row]]]:
    for _, group in groupby(portion, key=lambda line: line[1].name):
        rows = list(group)
        yield rows[0][1], {number: row for number, _, row in rows}


async def _store(
    connection: AsyncConnection,
    table: Table,
    rows: dict[int, Row],
    done: Imported,
    refuse: Complain,
) -> None:
    """Store rows all at once or, where one of them is refused, each by itself."""
    try:
        async with connection.begin_nested():
            added = await add(connection, table, list(rows.values()))
    except (IntegrityError, DataError):
        if len(rows) > 1:
            for number, row in rows.items():
                await _store(connection, table, {number: row}, done, refuse)
            return
        refuse(next(iter(rows)), f"the database refuses this row of {table.name}: {_WHY}")
        return
    done.added += added
    done.there += len(rows) - added


_WHY = "something that it refers to is missing, or a value does not fit"


def _portions(
    read: Iterable[bytes], refuse: Complain
) -> Iterator[tuple[list[Numbered], int | None]]:
    """Give the rows in portions, and beside the last one what the end of the export says."""
    portion: list[Numbered] = []
    size = 0
    for number, raw in enumerate(read, 1):
        try:
            line = lines.read(raw)
        except BadInput as error:
            refuse(number, str(error))
            continue
        if line is None:
            continue
        if line.table is None:
            yield portion, line.end
            portion, size = [], 0
            continue
        portion.append((number, line.table, line.row))
        size += len(raw)
        if len(portion) >= ROWS or size >= BYTES:
            yield portion, None
            portion, size = [], 0
    if portion:
        yield portion, None
