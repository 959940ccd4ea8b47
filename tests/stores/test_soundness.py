"""Looking through a SQLite file: damage is found wherever it is, and a sound file is left alone."""

import sqlite3
from pathlib import Path

import pytest

from service.errors import StoreUnavailable
from service.stores.soundness import look_through


def filled(path: Path, rows: int = 2000) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (words TEXT)")
    connection.executemany(
        "INSERT INTO a VALUES (?)", [(f"{row} words " * 20,) for row in range(rows)]
    )
    connection.commit()
    connection.close()
    return path


def test_a_sound_file_passes_and_none_is_made(tmp_path: Path) -> None:
    assert look_through(filled(tmp_path / "a.db"), 10)
    assert look_through(tmp_path / "b.db", 10)
    assert not (tmp_path / "b.db").exists()


def test_damage_amid_the_file_is_found(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    raw = bytearray(path.read_bytes())
    raw[40_960:45_056] = b"\xff" * 4096
    path.write_bytes(raw)
    with sqlite3.connect(path) as connection:
        assert connection.execute(
            "SELECT words FROM a LIMIT 1"
        ).fetchone()  # which no reading meets
    connection.close()
    with pytest.raises(StoreUnavailable, match=r"^a\.db: the database file is damaged"):
        look_through(path, 10)


def test_no_database_at_all_is_damage_too(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreUnavailable, match=r"^a\.db: the database file is damaged"):
        look_through(tmp_path / "a.db", 10)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    assert not look_through(filled(tmp_path / "a.db", 20_000), -1)
