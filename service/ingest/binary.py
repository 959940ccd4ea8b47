"""Owns the recognition of what is no text: known file formats, and runs of control characters."""

import re

from service.errors import NotText, UnsupportedMediaType

# Only beginnings that no article has; other formats give themselves away by their NULs.
_FORMATS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .odt and .epub are such archives)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"BZh91AY&SY", "a bzip2 file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_FEW = 3
_PER_CHARACTERS = 1000


def refuse_format(raw: bytes) -> None:
    """Refuse bytes that begin as a known format does.

    Raises:
        UnsupportedMediaType: a PDF, which a later version will read.
        NotText: any other format; the message names it.
    """
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        raise UnsupportedMediaType("this is a PDF, which is not read yet: send the article's text")
    for beginning, name in _FORMATS:
        if raw.startswith(beginning):
            raise NotText(f"this looks like {name}: send plain text, Markdown or HTML")


def refuse_controls(text: str) -> None:
    """Refuse a text with more control characters than a stray one in a thousand characters.

    A few are let through; `service.text.normalise` drops them, NULs too.

    Raises:
        NotText: says how many there are.
    """
    controls = len(_CONTROL.findall(text))
    if controls > max(_FEW, len(text) // _PER_CHARACTERS):
        raise NotText(
            f"this looks like binary data ({controls} control characters in {len(text)}): "
            "send plain text, Markdown or HTML"
        )
