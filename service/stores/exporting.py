"""Owns the export of a whole database, as it stood at one moment, row by row."""

from collections.abc import AsyncIterator

from sqlalchemy import select

from service.stores import lines
from service.stores.database import Database


async def export(database: Database) -> AsyncIterator[str]:
    """Give every row of every table as a line, each after those that it refers to.

    Raises:
        StoreUnavailable: the database cannot be read (any more).
    """
    rows = 0
    async with database.transaction("snapshot") as connection:
        yield lines.first()
        for name, table in lines.TABLES.items():
            query = select(table).order_by(*table.primary_key)
            # A page at a time; the database keeps the place.
            found = await connection.stream(query.execution_options(yield_per=100))
            async for row in found.mappings():
                rows += 1
                yield lines.write(name, {str(key): value for key, value in row.items()})
    yield lines.last(rows)
