import asyncio
import json
import stat
from pathlib import Path

import pytest

from service.cli.export import run
from service.errors import BrevierError
from service.settings import load
from service.stores.sql import SqlStore
from tests.contracts.test_store import briefing


def filled(number: int = 3) -> None:
    async def use() -> None:
        store = SqlStore(load().database)
        for each in range(number):
            await store.save(briefing(f"brf_{each}", f"text {each} é"), "")
        await store.close()

    asyncio.run(use())


def test_everything_is_written_to_standard_output(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    filled()
    assert run(None) == 0
    written, told = capsysbinary.readouterr()
    lines = [json.loads(line) for line in written.splitlines()]
    assert lines[-1] == {"end": len(lines) - 2} == {"end": 9}
    assert told == b"brevier: 9 rows exported\n"


def test_a_file_is_whole_or_as_it_was_and_nobody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled()
    out = tmp_path / "folder" / "all.jsonl"
    assert run(out) == 0
    first = out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    monkeypatch.setenv("BREVIER_DATABASE_URL", f"sqlite:///{out}/brevier.db")  # cannot be
    with pytest.raises(BrevierError, match="cannot be opened"):
        run(out)
    assert out.read_bytes() == first
    assert list(out.parent.iterdir()) == [out]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BrevierError, match=r"all\.jsonl.* cannot be written"):
        run(tmp_path / "file" / "all.jsonl")
