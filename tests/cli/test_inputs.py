import io
import sys
from pathlib import Path

import pytest

from service.cli import inputs
from service.errors import BadInput, NotSupportedYet
from service.ingest import Sent

PROSE = "The minister said on Monday that the plan would not pass in its present form. " * 4


def test_no_more_is_read_than_one_byte_above_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"x" * 100)
    assert len(inputs.read(str(path), 10)) == 11


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    words = io.TextIOWrapper(io.BytesIO(b"words"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", words)
    assert inputs.read("-", 100) == b"words"


@pytest.mark.parametrize(
    ("name", "says"),
    [("missing", "No such file"), ("", "folder"), ("nul\0", "null byte")],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        inputs.read(str(tmp_path / name), 100)


def test_a_web_address_is_not_fetched() -> None:
    with pytest.raises(NotSupportedYet):
        inputs.read("https://paper.test/", 100)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", PROSE),
        ("a", PROSE),
        ("a.md", f"**{PROSE.strip()}**"),
        ("a.HTML", f"<article><p>{PROSE}</p><p>{PROSE}</p></article>"),
        ("-", f"<!doctype html><html><body><article><p>{PROSE}</p><p>{PROSE}</p></article>"),
    ],
)
def test_the_form_goes_by_the_suffix_or_else_by_the_beginning(name: str, raw: str) -> None:
    text = inputs.article(name, raw.encode(), Sent()).text
    assert text.startswith("The minister said on Monday")
    assert not set("*<>") & set(text)


def test_standard_input_has_a_name_in_messages() -> None:
    assert (inputs.called("-"), inputs.called("a.txt")) == ("standard input", "a.txt")
