"""Decoding: mark, declaration, UTF-8, guess; what the encoding is and whether it was guessed."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import BrevierError, NotText, UnsupportedMediaType
from service.ingest.decode import Decoded, decode

ENGLISH = (
    "The minister said on Monday: “We won’t go.” The café owners — about 40 of them — did not "
    "agree with the plan, which would cost £4m a year and which nobody had asked them about."
)
FRENCH = (
    "Le ministre a déclaré lundi que le projet serait abandonné parce qu'il coûtait trop cher. Les "
    "syndicats ont été reçus à l’Élysée, où ils ont demandé une réunion avec le président."
)
RUSSIAN = (
    "Министр заявил в понедельник, что план будет отменён, потому что он слишком дорогой. "
    "Профсоюзы требуют встречи и угрожают забастовкой."
)
JAPANESE = (
    "大臣は月曜日、計画は費用がかかりすぎるため中止すると述べた。労働組合は会合を求めており、"
    "ストライキを辞さない構えだ。"
)


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_wins_over_a_declaration(codec: str, mark: bytes, name: str) -> None:
    raw = mark + ENGLISH.encode(codec)
    assert decode(raw, "iso-8859-1") == Decoded(ENGLISH, name, guessed=False)


@pytest.mark.parametrize(
    ("text", "codec", "declared", "name"),
    [
        (ENGLISH, "cp1252", "iso-8859-1", "windows-1252"),
        (FRENCH, "cp1252", "windows-1252", "windows-1252"),
        (RUSSIAN, "koi8-r", "KOI8-R", "koi8-r"),
        (RUSSIAN, "cp1251", "windows-1251", "windows-1251"),
        (JAPANESE, "cp932", "shift_jis", "shift_jis"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp", "iso-2022-jp"),
        (JAPANESE, "utf-16-le", "utf-16", "utf-16-le"),
        ("plain ascii", "ascii", "iso-8859-1", "windows-1252"),
    ],
)
def test_a_true_declaration_is_followed(text: str, codec: str, declared: str, name: str) -> None:
    assert decode(text.encode(codec), declared) == Decoded(text, name, guessed=False)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "utf-16", "shift_jis"])
def test_utf8_that_was_declared_as_something_else_is_read_as_utf8_and_said(declared: str) -> None:
    assert decode(FRENCH.encode(), declared) == Decoded(FRENCH, "utf-8", guessed=True)


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-charset", "rot13", "x" * 10_000])
def test_undeclared_utf8_is_no_guess(declared: str | None) -> None:
    assert decode(FRENCH.encode(), declared) == Decoded(FRENCH, "utf-8", guessed=False)


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-charset"])
@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (FRENCH, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
    ],
)
def test_a_lie_or_silence_leads_to_a_guess(
    text: str, codec: str, name: str, declared: str | None
) -> None:
    assert decode(text.encode(codec), declared) == Decoded(text, name, guessed=True)


def test_one_broken_byte_in_utf8_costs_one_character() -> None:
    raw = FRENCH.encode() + b" \xe9 " + FRENCH.encode()
    assert decode(raw) == Decoded(f"{FRENCH} \ufffd {FRENCH}", "utf-8", guessed=True)


@pytest.mark.parametrize(
    ("head", "guessed"),
    [
        (b'<meta charset="windows-1251">', False),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", False),
        (b'<?xml version="1.0" encoding="windows-1251"?>', False),
        (b"<meta charset=utf-16>", True),
        (b"<p>", True),
    ],
)
def test_a_page_may_declare_its_charset_in_its_head(head: bytes, guessed: bool) -> None:
    page = head + RUSSIAN.encode("cp1251")
    assert decode(page, html=True) == Decoded(page.decode("cp1251"), "windows-1251", guessed)


def test_the_caller_is_believed_before_the_page() -> None:
    page = b"<meta charset=koi8-r>" + RUSSIAN.encode("cp1251")
    assert decode(page, "windows-1251", html=True).encoding == "windows-1251"


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 20, b"\0" * 500, b"text" + b"\0\1\2\3" * 100, b"\x89PNG\r\n\x1a\n"]
)
def test_binary_data_is_not_text(raw: bytes) -> None:
    with pytest.raises(NotText):
        decode(raw)


def test_a_pdf_is_another_media_type() -> None:
    with pytest.raises(UnsupportedMediaType):
        decode(b"%PDF-1.7 ...")


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-2022-jp"])
@pytest.mark.parametrize("stray", ["\0", "\x1b"])
def test_a_stray_control_character_makes_no_guess(stray: str, charset: str | None) -> None:
    text = f"Une phrase{stray}tranquille."
    name = "utf-8" if charset is None else charset
    assert decode(text.encode(), charset) == Decoded(text, name, guessed=False)


@settings(deadline=None, max_examples=100)
@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "big5", "x"]), st.booleans()
)
def test_any_bytes_give_text_without_surrogates_or_an_error_of_ours(
    raw: bytes, charset: str | None, html: bool
) -> None:
    with suppress(BrevierError):
        decode(raw, charset, html).text.encode()
