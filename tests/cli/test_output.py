import io
import sys
from pathlib import Path

import pytest

from service.cli import output
from service.errors import BrevierError


def encoded(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    return raw


def test_a_text_is_written_in_the_encoding_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encoded(monkeypatch, "latin-1")
    output.write("é “")
    assert raw.getvalue() == b"\xe9 \\u201c"


def test_data_are_written_in_utf8_whatever_the_terminal_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = encoded(monkeypatch, "ascii")
    output.write("“", as_data=True)
    assert raw.getvalue() == "“".encode()


def test_a_closed_standard_output_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(BrevierError, match="closed"):
        output.write("x")


def test_a_complaint_is_one_line_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.complain("first\nsecond \x1b[31m")
    assert capsys.readouterr().err == "brevier: first second \ufffd[31m\n"


def test_a_closed_standard_error_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    output.complain("x")


def test_a_file_is_written_in_utf8(tmp_path: Path) -> None:
    output.save("“", tmp_path / "new" / "out")
    assert (tmp_path / "new" / "out").read_bytes() == "“".encode()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrevierError, match="cannot be written: Is a directory"):
        output.save("x", tmp_path)
