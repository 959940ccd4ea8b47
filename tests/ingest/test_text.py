"""Plain text: good input comes through to the character, bad input is refused with a reason."""

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import errors
from service.ingest.sent import Sent
from service.ingest.text import article_from_text
from tests.conftest import NOON, ROOT, SEED

SENT = Sent(received_at=NOON, languages=frozenset({"en"}))
LIMIT = 10_000_000
FRENCH = "Le ministre a dit lundi que le projet serait abandonné parce qu'il était trop cher. " * 5


def test_the_seed_article_comes_through_to_the_character(seed_text: str) -> None:
    article = article_from_text(SEED.read_bytes(), SENT)
    assert article.text == seed_text
    assert (article.language, article.encoding, article.received_at) == ("en", "utf-8", NOON)


def test_bytes_and_text_give_the_same_article(seed_text: str) -> None:
    assert article_from_text(seed_text, SENT) == article_from_text(seed_text.encode(), SENT)


def test_a_guessed_encoding_is_said(seed_text: str) -> None:
    raw = seed_text.encode("cp1252")
    article = article_from_text(raw, SENT)
    assert (article.text, article.encoding) == (seed_text, "windows-1252")
    assert article.encoding_guessed


def test_a_nul_in_a_text_is_dropped(seed_text: str) -> None:
    assert article_from_text(seed_text[:50] + "\0" + seed_text[50:], SENT).text == seed_text


@pytest.mark.parametrize(
    ("raw", "error", "says"),
    [
        (b"", errors.EmptyArticle, "no text was sent"),
        (" \n\t\r\n \u00a0", errors.EmptyArticle, "only white space"),
        ("\ufeff", errors.EmptyArticle, "only white space"),
        ("three short words", errors.TooShort, "3 words"),
        ("The board said no, " * 9 + "twice.", errors.TooShort, "1 full sentence,"),
        (b"a" * (LIMIT + 1), errors.TooLarge, "10,000,001 bytes and the limit is 10,000,000"),
        ("é" * (LIMIT // 2 + 1), errors.TooLarge, "10,000,002 bytes"),
        (b"a" * (LIMIT + 2_000_000), errors.TooLarge, "12,000,000 bytes"),
        (bytes(range(256)) * 20, errors.NotText, "binary data"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, errors.NotText, "a PNG image"),
        (b"PK\x03\x04" + b"\0" * 99, errors.NotText, "a ZIP archive"),
        (b"%PDF-1.7\n", errors.UnsupportedMediaType, "PDF, which is not read yet"),
        ("\0" * 99, errors.NotText, "99 control characters"),
        ("It was \ud83d said.", errors.NotText, "lone surrogate"),
        (FRENCH, errors.LanguageUnsupported, "French"),
        ("https://x.test/a\n" * 40, errors.NoArticle, "mostly links"),
    ],
)
def test_bad_input_is_refused_with_a_reason(
    raw: bytes | str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        article_from_text(raw, SENT)


def test_no_refusal_repeats_the_article() -> None:
    with pytest.raises(errors.BrevierError) as caught:
        article_from_text("A secret told to nobody.", SENT)
    assert "secret" not in str(caught.value)


@settings(deadline=None, max_examples=100)
@given(
    st.binary(max_size=400)
    | st.text(max_size=400)
    | st.text(alphabet=st.characters(), max_size=99),
    st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "nonsense"]),
    st.none() | st.text(max_size=20),
)
def test_anything_gives_an_article_or_an_error_of_ours(
    raw: bytes | str, charset: str | None, title: str | None
) -> None:
    with suppress(errors.BrevierError):
        article_from_text(raw, Sent(charset=charset, title=title)).text.encode()


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 400), st.characters(exclude_categories=()), st.booleans())
def test_one_odd_character_in_an_article_does_no_harm(at: int, odd: str, pair: bool) -> None:
    text = SEED.read_text("utf-8")[:800]
    try:
        article_from_text(text[:at] + odd * (1 + pair) + text[at:], SENT)
    except errors.NotText:
        assert "\ud800" <= odd <= "\udfff"


def test_plain_text_loads_no_parser() -> None:
    program = (
        "import sys; from service.ingest import *;"
        "article_from_text(sys.stdin.buffer.read(), Sent());"
        "print({'lxml', 'trafilatura', 'charset_normalizer', 'html'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], input=SEED.read_bytes(), cwd=ROOT, capture_output=True
    )
    assert (run.stdout, run.stderr) == (b"set()\n", b"")
