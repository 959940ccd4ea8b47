from pathlib import Path

import pytest

from service.cli.brief import Asked
from service.cli.brief import run as brief
from service.cli.verify import run
from service.errors import BadInput
from tests.conftest import SEED


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("stored") / "seed.json"
    assert brief(Asked((str(SEED),), None, out, None, None, None, False, False)) == 0
    return out


def test_each_line_is_told_and_counted(
    stored: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(str(stored), str(SEED)) == 0
    *lines, last = capsysbinary.readouterr().out.decode().splitlines()
    assert all(line.startswith("holds    ln_") for line in lines)
    assert last == f"{len(lines)} of {len(lines)} lines hold against {SEED}."


def test_another_text_fails_and_says_where_it_differs(
    stored: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = SEED.read_text("utf-8")
    changed = tmp_path / "changed.txt"
    changed.write_text(text.replace("Guo Jiakun", "Guo Jiakin"), "utf-8")
    assert run(str(stored), str(changed)) == 1
    told = capsysbinary.readouterr().out.decode()
    place = text.index("Guo Jiakun") + len("Guo Jiak")
    assert f"differs  s1: {changed} is not the text that was briefed" in told
    assert f"at character {place}" in told
    assert "FAILS    ln_" in told


def test_a_file_that_is_no_briefing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text('{"schema": "briefing/9"}')
    with pytest.raises(BadInput, match="is no briefing/1: schema"):
        run(str(path), None)


def test_a_source_that_is_not_there_is_named(stored: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="missing: cannot be read"):
        run(str(stored), str(tmp_path / "missing"))
