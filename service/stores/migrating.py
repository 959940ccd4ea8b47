"""Owns bringing a database to the schema that this code knows, one process at a time.

Each new connection compares one number; only where it differs is Alembic loaded, a lock taken and
the way gone from there. Our own version table leaves room for another application's Alembic.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, String, column, inspect, select, table

from service.errors import StoreUnavailable
from service.stores.locks import begin

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

REVISION = "5"
"""The revision that the code works with: the last one in `migrations/`."""
FOLDER = Path(__file__).parent / "migrations"
VERSIONS = "brevier_schema"
"""The table that holds the revision of a database."""


def bring_up(connection: Connection) -> None:
    """Bring a database to `REVISION`; an empty one gets its tables, an older one what is new.

    What a connection was found to lead to is kept as long as it is open.

    Raises:
        StoreUnavailable: the database was written by a newer version.
    """
    if is_up(connection.info):
        return
    with connection.begin():
        found = current(connection)
    if found != REVISION:
        with connection.begin():
            begin(connection, "migrate")
            if current(connection) != REVISION:  # nobody else did it while we waited
                _upgrade(connection)
    connection.info["revision"] = REVISION


def is_up(info: Mapping[Any, Any]) -> bool:
    """Say whether a connection of this `info` was found to lead to an up-to-date database."""
    return info.get("revision") == REVISION


def current(connection: Connection) -> str | None:
    """Give the revision of a database, None where it has none yet."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    number = select(column("version_num", String)).select_from(table(VERSIONS))
    return connection.execute(number).scalar_one_or_none()


def scripts() -> "ScriptDirectory":
    """Give the revisions of `migrations/`."""
    from alembic.script import ScriptDirectory  # not needed where a database is up to date

    return ScriptDirectory(str(FOLDER), version_locations=[str(FOLDER)])


def _upgrade(connection: Connection) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    known, found = scripts(), current(connection)
    if found is not None and found not in {each.revision for each in known.walk_revisions()}:
        raise StoreUnavailable(
            f"the database was written by a newer Brevier (schema {found!r}, this one knows "
            f"{REVISION!r}): update Brevier, or name another database in `BREVIER_DATABASE_URL`"
        )
    options = {
        "version_table": VERSIONS,
        "script": known,
        "fn": lambda here, _: known._upgrade_revs("head", here),
        "transactional_ddl": True,  # SQLite too, as `begin` opened a transaction
    }
    context = MigrationContext.configure(connection, opts=options)
    # Handed over, not set as Alembic's global `op`: two databases may be brought up at once.
    context.run_migrations(op=Operations(context))
