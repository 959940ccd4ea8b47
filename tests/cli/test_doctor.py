import json
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from evals.peers import BadKey, Script, sequence
from service import __version__
from service.cli import doctor
from service.settings import load
from tests.scripted import always, configured


def report(capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, dict[str, str]]:
    code = doctor.run("json")
    found = json.loads(capsysbinary.readouterr().out)
    return code, {finding["part"]: finding["state"] for finding in found}


def test_here_everything_needed_works(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, found = report(capsysbinary)
    assert code == 0
    assert set(found.values()) <= {"ok", "note"}
    assert found["engine"] == found["database"] == found["html"] == "ok"


def test_settings_that_are_wrong_end_the_report(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("BREVIER_PORT", "many")
    code, found = report(capsysbinary)
    assert code == 1
    assert found["settings"] == "broken"
    assert "database" not in found


def test_a_folder_that_cannot_be_written_is_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("BREVIER_DATA_DIR", str(tmp_path / "file"))
    code, found = report(capsysbinary)
    assert code == 1
    assert found["data folder"] == found["database"] == "broken"


@pytest.mark.parametrize("name", ["brevier.db", "brevier-jobs.db"])
def test_a_database_file_that_is_damaged_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"no database at all " * 1000)
    monkeypatch.setenv("BREVIER_DATA_DIR", str(tmp_path))
    [found] = [each for each in doctor._examine() if each.part == "database"]
    assert found.state == "broken"
    assert "damaged" in found.detail


def test_a_disk_that_takes_nothing_more_is_broken(tmp_path: Path) -> None:
    assert doctor._database(load())[0] == "ok"
    used = sqlite3.connect(tmp_path / "data" / "brevier.db")  # so that it can be read without room
    assert used.execute("SELECT count(*) FROM spending").fetchone() == (1,)
    used.execute("UPDATE spending SET day = '2020-01-01'")
    used.commit()
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "doctor", "--format", "json"],
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    used.close()
    told = {each["part"]: each for each in json.loads(done.stdout)}
    assert told["database"]["state"] == "broken"
    assert "room" in told["database"]["detail"]
    assert done.returncode == 1


def test_an_open_address_without_keys_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("BREVIER_HOST", "0.0.0.0")
    assert report(capsysbinary)[1]["server"] == "broken"


def test_no_password_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    secret = "postgresql+psycopg://me:hunter2@127.0.0.1:1/none"
    monkeypatch.setenv("BREVIER_DATABASE_URL", secret)
    monkeypatch.setenv("BREVIER_API_KEYS", "correcthorsebattery")
    doctor.run("text")
    told = capsysbinary.readouterr().out
    assert b"hunter2" not in told
    assert b"correcthorse" not in told


def test_the_report_of_a_person_is_one_part_a_line(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    doctor.run("text")
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0].split() == ["ok", "brevier", __version__]
    assert max(map(len, lines)) <= 80 or any("/" in line for line in lines)


@pytest.mark.parametrize(
    ("script", "state"), [(always('{"ok": true}'), "ok"), (sequence(BadKey()), "broken")]
)
def test_a_model_that_is_configured_is_called_once(
    script: Script,
    state: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    with configured(monkeypatch, script) as server:
        code, found = report(capsysbinary)
        assert server.calls == 1
    assert (found["model"], code) == (state, int(state == "broken"))
    assert found["engine"] == "ok"
