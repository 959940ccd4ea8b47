"""Owns the step from bytes to text: byte order mark, declared charset, UTF-8, then a guess."""

import codecs
import re
from typing import NamedTuple

from service.errors import NotText
from service.ingest import binary
from service.ingest.charsets import codec, names, standard_name, western
from service.text.language import detect

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNS = {"utf-16-le": b"\0", "utf-16-be": b"\0", "iso-2022-jp": b"\x1b"}
"""What these hold nearly always, and UTF-8 never; their bytes can be valid UTF-8 all the same."""
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=[\s"']*([\w.:-]+)""", re.I
)
_META_WITHIN = 4096
"""How far into a page a charset declaration counts; browsers stop after 1024 bytes."""
_ASCII = bytes(range(128))
_ACCENTED = 0.2
"""Most bytes beyond ASCII in a text of a western language; one in ten is much already."""


class Decoded(NamedTuple):
    """A text, the name of its encoding, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(raw: bytes, charset: str | None = None, html: bool = False) -> Decoded:
    """Read bytes as text.

    A byte order mark wins, then the charset that was declared (by the caller, or in the head of an
    HTML page), then UTF-8. A declaration that the bytes contradict counts as a guess, like
    everything after UTF-8: a few broken bytes in UTF-8 become U+FFFD, and legacy encodings are
    told apart by the look of what they give. A few control characters or NULs are let through
    (`service.text.normalise` drops them).

    Raises:
        UnsupportedMediaType: the bytes are a PDF.
        NotText: they are another known binary format, mostly control characters, or fit nothing.
    """
    binary.refuse_format(raw)
    name = standard_name(charset) or (_meta_charset(raw) if html else None)
    decoded = _marked(raw) or _declared(raw, name) or _wide(raw) or _utf8(raw, name)
    decoded = decoded or _guessed(raw)
    if decoded is None:
        raise NotText("the bytes fit no text encoding: send UTF-8, or name the `charset`")
    binary.refuse_controls(decoded.text)
    return decoded


def _read(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(codec(encoding))
    except UnicodeDecodeError:
        return None


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = _read(raw[len(mark) :], encoding)
            return None if text is None else Decoded(text, encoding, guessed=False)
    return None


def _declared(raw: bytes, name: str | None) -> Decoded | None:
    text = None if name is None else _read(raw, name)
    if name is None or text is None:
        return None
    utf8 = _read(raw, "utf-8")
    if utf8 is None or utf8 == text or (name in _SIGNS and _SIGNS[name] in raw):
        return Decoded(text, name, guessed=False)
    # Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever else was said about them.
    return Decoded(utf8, "utf-8", guessed=True)


def _meta_charset(raw: bytes) -> str | None:
    found = _META.search(raw, 0, _META_WITHIN)
    name = standard_name(found[1].decode("ascii")) if found else None
    # A declaration that could be read byte by byte does not stand in UTF-16.
    return "utf-8" if name is not None and name.startswith("utf-16") else name


def _wide(raw: bytes) -> Decoded | None:
    """Know UTF-16 without a mark by the NULs beside its Latin letters; it may pass for UTF-8."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros * 5 > len(raw) and others * 100 < len(raw):
            text = _read(raw, encoding)
            return None if text is None else Decoded(text, encoding, guessed=True)
    return None


def _utf8(raw: bytes, declared: str | None) -> Decoded | None:
    text = _read(raw, "utf-8")
    return None if text is None else Decoded(text, "utf-8", declared not in (None, "utf-8"))


def _guessed(raw: bytes) -> Decoded | None:
    binary.refuse_controls(raw.decode("latin-1"))
    return _broken_utf8(raw) or _western(raw) or _legacy(raw)


def _broken_utf8(raw: bytes) -> Decoded | None:
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - raw.count("\ufffd".encode())
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return Decoded(text, "utf-8", guessed=True) if whole >= 4 * broken else None


def _western(raw: bytes) -> Decoded | None:
    # The commonest case by far, in which statistics of letters waver between neighbours.
    text = _read(raw, "windows-1252")
    if text is None or len(raw.translate(None, _ASCII)) > _ACCENTED * len(raw):
        return None
    return Decoded(text, "windows-1252", True) if detect(text).code in western() else None


def _legacy(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    known = {codecs.lookup(codec(name)).name.replace("-", "_"): name for name in names()}
    best = from_bytes(raw, cp_isolation=list(known)).best()
    name = known.get(best.encoding) if best is not None else None
    text = _read(raw, name) if name is not None else None
    return None if name is None or text is None else Decoded(text, name, guessed=True)
