"""Where DBOS keeps its tables: a file in WAL mode beside ours, or a schema."""

import sqlite3
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.jobs.address import SCHEMA, address


def test_beside_a_sqlite_file_is_another_in_wal_mode(tmp_path: Path) -> None:
    url = address(f"sqlite+aiosqlite:///{tmp_path}/new/brevier.db")
    assert url == f"sqlite:///{tmp_path}/new/brevier-jobs.db"
    connection = sqlite3.connect(tmp_path / "new" / "brevier-jobs.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_on_postgresql_it_is_the_same_database() -> None:
    url = address("postgresql://me:secret@host/name?sslmode=require")
    assert url == "postgresql+psycopg://me:secret@host/name?sslmode=require"
    assert SCHEMA != "public"


def test_a_file_that_is_damaged_is_named_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "brevier-jobs.db").write_bytes(b"no database at all " * 1000)
    with pytest.raises(StoreUnavailable, match=r"^brevier-jobs\.db: .* damaged"):
        address(f"sqlite:///{tmp_path}/brevier.db")
