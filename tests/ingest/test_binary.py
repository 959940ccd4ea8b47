"""Binary data is recognised and named; text with a stray control character is let through."""

import pytest

from service.errors import NotText, UnsupportedMediaType
from service.ingest.binary import refuse_controls, refuse_format

PROSE = "The minister said no. " * 100


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0..JFIF", "JPEG"),
        (b"GIF89a...", "GIF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1", "Office"),
    ],
)
def test_a_known_format_is_refused_by_its_name(raw: bytes, named: str) -> None:
    with pytest.raises(NotText, match=named):
        refuse_format(raw)


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n%...", b"\n\n %PDF-1.4"])
def test_a_pdf_is_said_to_be_not_read_yet(raw: bytes) -> None:
    with pytest.raises(UnsupportedMediaType, match="not read yet"):
        refuse_format(raw)


@pytest.mark.parametrize("raw", [b"", b"The %PDF- header", b"PK is a name", "Grüße".encode()])
def test_text_passes_as_no_known_format(raw: bytes) -> None:
    refuse_format(raw)


@pytest.mark.parametrize(
    "text", ["", PROSE, "tabs\tand\r\nlines\x0c", "a\0b\x01c\x7f", PROSE * 5 + "\0" * 9]
)
def test_a_few_control_characters_are_let_through(text: str) -> None:
    refuse_controls(text)


@pytest.mark.parametrize("text", ["a\0b\0c\0d\0", "\x01" * 50, PROSE + "\0" * 10])
def test_many_control_characters_are_binary_data(text: str) -> None:
    with pytest.raises(NotText, match="binary data"):
        refuse_controls(text)
