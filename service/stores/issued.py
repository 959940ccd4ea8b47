"""Owns the keys that `brevier keys` makes: each is a tenant, and only its hash is stored.

A key has 256 random bits, so that nobody can guess it from a plain SHA-256; a slow hash is for what
people choose. It is looked up by that hash: what the time of a look-up tells is about a hash that
nobody can choose the key of.
"""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, select, update

from service.stores.database import Database
from service.stores.sql import add
from service.stores.tables import keys

PREFIX = "brevier_"
SHOWN = len(PREFIX) + 8
"""Characters of a key that are kept to know it again; 224 bits of it stay unknown."""
State = Literal["live", "expired", "revoked"]


class Issued(NamedTuple):
    """A key as it is listed; `begins` is how it begins."""

    name: str
    begins: str
    tenant: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    def state(self, now: datetime) -> State:
        """Say whether it opens anything at a moment."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_at is not None and self.expires_at <= now else "live"


class Found(NamedTuple):
    """Whose a key is, None where it opens nothing; and whether any key was ever issued."""

    tenant: str | None = None
    any: bool = False


class IssuedKeys:
    """The keys of one database."""

    def __init__(self, database: Database) -> None:
        """Take the database that the store of briefings uses, too."""
        self._database = database

    async def issue(self, name: str, expires_at: datetime | None = None) -> str | None:
        """Make a key and give it, this once; None where there is (or was) one of that name."""
        key, values = _new(expires_at)
        row = {"tenant": f"key_{secrets.token_hex(16)}", "name": name, **values}
        async with self._database.transaction("write") as connection:
            return key if await add(connection, keys, [row]) else None

    async def rotate(self, name: str, expires_at: datetime | None = None) -> str | None:
        """Put a new key in place of one, for the same tenant; None where there is none such."""
        key, values = _new(expires_at)
        here = update(keys).where(keys.c.name == name).values(values)
        async with self._database.transaction("write") as connection:
            return key if (await connection.execute(here)).rowcount else None

    async def revoke(self, name: str) -> bool:
        """Let a key open nothing any more; say if there is one. Its briefings stay its tenant's."""
        now, here = datetime.now(tz=UTC), keys.c.name == name
        async with self._database.transaction("write") as connection:
            live = update(keys).where(here, keys.c.revoked_at.is_(None))
            await connection.execute(live.values(revoked_at=now))
            return (await connection.execute(select(keys.c.name).where(here))).first() is not None

    async def listed(self) -> list[Issued]:
        """Give all keys, by name."""
        columns = [keys.c[name] for name in Issued._fields]
        async with self._database.transaction() as connection:
            found = await connection.execute(select(*columns).order_by(keys.c.name))
            return [Issued(*row) for row in found]

    async def find(self, sha256: str) -> Found:
        """Say whose the key of this SHA-256 is, in one query."""
        owner = select(keys.c.tenant).where(keys.c.sha256 == sha256, _live()).scalar_subquery()
        some = select(keys.c.tenant).limit(1).scalar_subquery()
        async with self._database.transaction() as connection:
            tenant, other = (await connection.execute(select(owner, some))).one()
            return Found(tenant, other is not None)


def _new(expires_at: datetime | None) -> tuple[str, dict[str, object]]:
    key = PREFIX + secrets.token_hex(32)
    return key, {
        "sha256": hashlib.sha256(key.encode()).hexdigest(),
        "begins": key[:SHOWN],
        "created_at": datetime.now(tz=UTC),
        "expires_at": expires_at,
        "revoked_at": None,
    }


def _live() -> ColumnElement[bool]:
    lasts = keys.c.expires_at.is_(None) | (keys.c.expires_at > datetime.now(tz=UTC))
    return keys.c.revoked_at.is_(None) & lasts
