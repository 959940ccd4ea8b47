"""DBOS: where its tables are, what it may not do, and that the private part of it is there."""

import inspect
import sqlite3
from pathlib import Path

import pytest
from dbos import DBOS, StepReservation

from service.errors import StoreUnavailable
from service.jobs.runtime import _address
from service.stores.steps import SCHEMA


def test_beside_a_sqlite_file_is_another_in_wal_mode(tmp_path: Path) -> None:
    url = _address(f"sqlite+aiosqlite:///{tmp_path}/new/brevier.db")
    assert url == f"sqlite:///{tmp_path}/new/brevier-jobs.db"
    connection = sqlite3.connect(tmp_path / "new" / "brevier-jobs.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_file_that_is_damaged_is_named_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "brevier-jobs.db").write_bytes(b"no database at all " * 1000)
    with pytest.raises(StoreUnavailable, match=r"^brevier-jobs\.db: .* damaged"):
        _address(f"sqlite:///{tmp_path}/brevier.db")


def test_on_postgresql_it_is_the_same_database() -> None:
    url = _address("postgresql://me:secret@host/name?sslmode=require")
    assert url == "postgresql+psycopg://me:secret@host/name?sslmode=require"
    assert SCHEMA != "public"


def test_what_we_use_of_dbos_without_its_word_is_there() -> None:
    # Not public: where it goes, `resume_workflows` is the other way to take over.
    recover = inspect.signature(DBOS._recover_pending_workflows)
    assert list(recover.parameters) == ["executor_ids"]
    assert "_used" in StepReservation.__init__.__code__.co_names  # what is not stored runs again
