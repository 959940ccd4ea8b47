"""Owns `brevier keys`: keys of the API are made, listed, put in place of others, revoked."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from service.cli import output
from service.errors import BrevierError
from service.settings import load

if TYPE_CHECKING:
    from service.stores.issued import Issued, IssuedKeys

T = TypeVar("T")
_WARNING = "this is shown once: keep it where secrets are kept"


def add(name: str, days: int | None) -> int:
    """Make a key and show it.

    Raises:
        BrevierError: there is one of that name, or the database cannot be written.
    """
    key = _do(lambda keys: keys.issue(_named(name), _end(days)))
    if key is None:
        raise BrevierError(f"there is a key {name!r}: rotate it, or take another name")
    return _show(key)


def rotate(name: str, days: int | None) -> int:
    """Put a new key in place of one, and show it.

    Raises:
        BrevierError: there is none of that name, or the database cannot be written.
    """
    key = _do(lambda keys: keys.rotate(_named(name), _end(days)))
    if key is None:
        raise _unknown(name)
    return _show(key)


def revoke(name: str) -> int:
    """Revoke a key.

    Raises:
        BrevierError: there is none of that name, or the database cannot be written.
    """
    if not _do(lambda keys: keys.revoke(_named(name))):
        raise _unknown(name)
    output.write(f"Revoked {name}: within seconds it opens nothing any more.\n")
    return 0


def list_() -> int:
    """List the keys.

    Raises:
        BrevierError: the database cannot be read.
    """
    now = datetime.now(tz=UTC)
    found = _do(lambda keys: keys.listed())
    if not found:
        output.complain("there is no key: make one with `brevier keys add NAME`")
        return 0
    wide = max(len(each.name) for each in found)
    output.write("".join(f"{_line(each, wide, now)}\n" for each in found))
    return 0


def _line(key: "Issued", wide: int, now: datetime) -> str:
    ends = f"{key.expires_at:%Y-%m-%d}" if key.expires_at else "never"
    made = f"made {key.created_at:%Y-%m-%d}"
    return f"{key.name:<{wide}}  {key.state(now):<7}  {key.begins}...  {made}  ends {ends}"


def _show(key: str) -> int:
    output.complain(_WARNING)
    output.write(f"{key}\n")
    return 0


def _named(name: str) -> str:
    if not 1 <= len(name) <= 64 or not name.isprintable() or name != name.strip():
        raise BrevierError("the name of a key has 1 to 64 printable characters")
    return name


def _end(days: int | None) -> datetime | None:
    return None if days is None else datetime.now(tz=UTC) + timedelta(days=days)


def _unknown(name: str) -> BrevierError:
    return BrevierError(f"there is no key {name[:64]!r}: `brevier keys list` names them")


def any_live() -> bool:
    """Say whether there is a key that opens something."""
    now = datetime.now(tz=UTC)
    return any(each.state(now) == "live" for each in _do(lambda keys: keys.listed()))


def _do(what: Callable[["IssuedKeys"], Awaitable[T]]) -> T:
    async def run() -> T:
        from service.stores.issued import IssuedKeys
        from service.wiring import build_database

        database = build_database(load())
        try:
            return await what(IssuedKeys(database))
        finally:
            await database.close()

    return asyncio.run(run())
