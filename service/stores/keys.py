"""Owns idempotency keys: the first request with a key is done, the same one gets its answer."""

import json
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select, update

from service.stores.database import Database
from service.stores.sql import add
from service.stores.tables import idempotency_keys as keys

STALE = timedelta(minutes=2)
"""After so long without an answer, whoever had reserved a key is taken for dead."""


class Kept(NamedTuple):
    """What is known of a request with a key: its hash, and its answer, if there is one."""

    request_hash: str
    job_id: str | None
    briefing_id: str | None
    status: int | None
    headers: dict[str, str]
    body: str | None


class Keys:
    """The idempotency keys of all tenants in one database."""

    def __init__(self, database: Database, stale: timedelta = STALE) -> None:
        """Take the database, and how long a key may be reserved without an answer."""
        self._database, self._stale = database, stale

    async def reserve(self, tenant: str, key: str, request_hash: str) -> Kept | None:
        """Reserve a key, or give what is kept under it; None where it is the caller's now."""
        now = datetime.now(tz=UTC)
        row = {"tenant": tenant, "key": key, "request_hash": request_hash, "created_at": now}
        async with self._database.transaction("write") as connection:
            if await add(connection, keys, [row]):
                return None
            here = _is(tenant, key)
            dead = here & keys.c.status.is_(None) & keys.c.job_id.is_(None)
            dead &= keys.c.request_hash == request_hash
            dead &= keys.c.created_at < now - self._stale
            if (await connection.execute(update(keys).where(dead).values(created_at=now))).rowcount:
                return None
            columns = [keys.c[name] for name in Kept._fields]
            kept = Kept(*(await connection.execute(select(*columns).where(here))).one())
        return kept._replace(headers=json.loads(kept.headers) if kept.headers else {})  # type: ignore[arg-type]

    async def keep(
        self,
        tenant: str,
        key: str,
        status: int,
        *,
        headers: dict[str, str] | None = None,
        body: str | None = None,
        briefing_id: str | None = None,
    ) -> None:
        """Keep the answer to the request that reserved a key."""
        answer = {"status": status, "body": body, "briefing_id": briefing_id}
        answer["headers"] = json.dumps(headers or {})
        async with self._database.transaction("write") as connection:
            kept = update(keys).where(_is(tenant, key))
            await connection.execute(kept.values(**answer))

    async def drop(self, tenant: str, key: str) -> None:
        """Forget a key whose request came to nothing; it may be tried again."""
        async with self._database.transaction("write") as connection:
            await connection.execute(delete(keys).where(_is(tenant, key)))


def _is(tenant: str, key: str) -> ColumnElement[bool]:
    return (keys.c.tenant == tenant) & (keys.c.key == key)
