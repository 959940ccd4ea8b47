"""Charset labels: what the web calls an encoding is read as the web reads it."""

import pytest

from service.ingest.charsets import codec, names, standard_name, western


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF-8", "utf-8"),
        (" utf8 ", "utf-8"),
        ("ISO-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("latin1", "windows-1252"),
        ("ISO-8859-9", "windows-1254"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("x-sjis", "shift_jis"),
        ("rot13", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("no such\0name", None),
        ("", None),
        (None, None),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str | None, name: str | None) -> None:
    assert standard_name(label) == name


@pytest.mark.parametrize("name", names())
def test_every_charset_has_a_codec_that_reads_ascii(name: str) -> None:
    encoding = codec(name)
    assert "brief".encode(encoding).decode(encoding) == "brief"


def test_english_was_written_in_windows_1252() -> None:
    assert "en" in western()
