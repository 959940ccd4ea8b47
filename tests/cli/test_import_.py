import asyncio
import io
import sys
from pathlib import Path

import pytest

from service.cli import export
from service.cli.import_ import SHOWN, run
from service.errors import BadInput
from service.settings import load
from service.stores.sql import SqlStore
from tests.cli.test_export import filled
from tests.contracts.test_store import briefing


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    out = tmp_path / "all.jsonl"
    filled()
    export.run(out)
    return out


def stored(name: str) -> str | None:
    async def use() -> str | None:
        store = SqlStore(load().database)
        found = await store.get(name, "")
        await store.close()
        return found

    return asyncio.run(use())


def test_all_goes_into_another_database_and_a_second_time_changes_nothing(
    exported: Path,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("BREVIER_DATABASE_URL", postgres_url)
    assert (run(str(exported)), run(str(exported))) == (0, 0)
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "9 rows added, 0 were there already, 0 bad lines.",
        "0 rows added, 9 were there already, 0 bad lines.",
    ]
    assert stored("brf_1") == briefing("brf_1", "text 1 é").to_json()


def test_standard_input_is_read(
    exported: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BREVIER_DATA_DIR", str(tmp_path / "other"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported.read_bytes()), "utf-8"))
    assert run("-") == 0
    assert stored("brf_2") is not None


def test_bad_lines_are_named_up_to_some(
    exported: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with exported.open("a", encoding="utf-8") as file:
        file.write("oh no\n" * (SHOWN + 2))
    assert run(str(exported)) == 1
    told = capsysbinary.readouterr().err.decode().splitlines()
    assert told[0] == "brevier: line 12: this is no JSON"
    assert told[SHOWN:] == ["brevier: and 2 more lines that cannot be used"]


def test_an_export_that_was_cut_off_is_known(
    exported: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    whole = exported.read_bytes().splitlines(keepends=True)
    exported.write_bytes(b"".join(whole[:-1]))
    assert run(str(exported)) == 1
    assert b"the end of the export is missing" in capsysbinary.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none: cannot be read"):
        run(str(tmp_path / "none"))
    with pytest.raises(BadInput, match="directory"):
        run(str(tmp_path))
