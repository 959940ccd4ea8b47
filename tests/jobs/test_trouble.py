"""What is said of the database of DBOS: its file by name, a server by what to do."""

from pathlib import Path

from service.jobs.trouble import files_of, trouble


def test_a_file_is_named_without_its_folder() -> None:
    told = str(trouble("sqlite+aiosqlite:////data/brevier.db", OSError("file is not a database")))
    assert told.startswith("brevier-jobs.db: the database file is damaged")


def test_a_server_has_no_file_and_its_password_is_not_shown() -> None:
    url = "postgresql://me:secret@host/name"
    assert files_of(url) == ()
    told = str(trouble(url, OSError("Connection refused")))
    assert told.startswith("the database server does not answer")


def test_the_files_are_ours_and_theirs() -> None:
    assert files_of("sqlite:////data/brevier.db") == (
        Path("/data/brevier.db"),
        Path("/data/brevier-jobs.db"),
    )
