"""Owns the time that all clients of a database agree on: its server's, where it has one."""

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection


async def now(connection: AsyncConnection) -> datetime:
    """Give the time of the database's server, of this machine where the database is a file."""
    if connection.dialect.name != "postgresql":
        return datetime.now(tz=UTC)
    told: datetime = (await connection.execute(select(func.clock_timestamp()))).scalar_one()
    return told
