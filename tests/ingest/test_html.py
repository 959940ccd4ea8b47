"""HTML: a page becomes an Article with what it says about itself, or a clear refusal."""

import subprocess
import sys
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import errors
from service.ingest import Sent, article_from_html, is_html
from tests.conftest import NOON, ROOT
from tests.ingest.test_head import FULL
from tests.ingest.test_page import ASIDE, BODY, FOOT, MENU, STORY

SENT = Sent(received_at=NOON, languages=frozenset({"en"}))
PAGE = (
    f"<!DOCTYPE html><html>{FULL}<body>{MENU}<article>{BODY}</article>{ASIDE}{FOOT}</body></html>"
)
FRENCH = "<p>Le ministre a dit lundi que le projet serait abandonné parce qu'il est trop cher.</p>"


def test_a_page_becomes_an_article_with_what_it_says_about_itself() -> None:
    article = article_from_html(PAGE, SENT)
    assert article.text == STORY
    assert (article.title, article.author, article.publisher) == (
        "No deal",
        "Jo Ek",
        "The Times of X",
    )
    assert (article.published, article.published_basis) == (date(2025, 2, 14), "meta")


def test_what_the_caller_says_wins_over_the_page() -> None:
    sent = Sent(title="Market to close", published=date(2024, 1, 1))
    article = article_from_html(PAGE, sent)
    assert (article.title, article.published_basis) == ("Market to close", "caller")
    assert article.text == f"Market to close\n\n{STORY}"


def test_the_charset_of_the_page_is_followed() -> None:
    raw = PAGE.replace("<head>", "<head><meta charset=iso-8859-1>").encode("cp1252")
    article = article_from_html(raw, SENT)
    assert (article.text, article.encoding) == (STORY, "windows-1252")
    assert not article.encoding_guessed


@pytest.mark.parametrize(
    ("raw", "error", "says"),
    [
        (b"", errors.EmptyArticle, "no text was sent"),
        (b"  \n", errors.EmptyArticle, "only white space"),
        (b"<html><body></body></html>", errors.NoArticle, "no visible text"),
        (b"<!-- nothing -->", errors.NoArticle, "no page can be made"),
        (b"<p>Three short words.</p>", errors.TooShort, "3 words"),
        (f"<body>{MENU * 9}{FOOT}</body>", errors.NoArticle, "no visible text"),
        (b"<a href=/x>A story about a thing</a><br>" * 60, errors.NoArticle, "mostly links"),
        (b"<p><a href=/x>A story about a thing.</a>" * 60, errors.NoArticle, "mostly links"),
        (b"<div>" * 200_000, errors.NoArticle, "too deep"),
        (FRENCH * 5, errors.LanguageUnsupported, "French"),
        (b"<p>" * 4_000_000, errors.TooLarge, "12,000,000 bytes"),
        (b"%PDF-1.7\n", errors.UnsupportedMediaType, "PDF"),
        (b"<p>" + b"\0\1\2" * 50, errors.NotText, "binary data"),
        ("<p>\ud800</p>", errors.NotText, "lone surrogate"),
    ],
)
def test_bad_input_is_refused_with_a_reason(
    raw: bytes | str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        article_from_html(raw, SENT)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\n <HTML lang=en>", True),
        ('<?xml version="1.0"?>\n<html>', True),
        ("<!-- made by hand --><html>", True),
        ("<htmlx>", False),
        ("<p>A fragment", False),
        ("The <html> element", False),
        ("", False),
        ("\ud800", False),
    ],
)
def test_a_whole_page_is_known_by_its_beginning(raw: bytes | str, expected: bool) -> None:
    assert is_html(raw) is expected


MARKUP = st.lists(
    st.sampled_from(
        [
            *["<p>", "</p>", "<div style='display:none'>", "</div>", "<a href=x>", "</a>", "<!--"],
            *["-->", "<script>", "</script>", "<br>", "<table><td>", "&amp;", "&#x0;", "&#xd800;"],
            *["<![CDATA[", "<", ">", "<q>", "<svg>", "<meta charset=x>", "\0", "é", " ", "word."],
            *["<time pubdate datetime=x>", "<template>", "<h1>", "<frameset>", "<plaintext>"],
            *["<select>", "<?x?>", "<!DOCTYPE", "<script type='application/ld+json'>", "</html>"],
            *['{"datePublished": [1]}', "<head>", "<dialog open>", "<body hidden>", "<td hidden>"],
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=60)
@given(MARKUP | st.text(max_size=200), st.booleans())
def test_any_markup_gives_an_article_or_an_error_of_ours(markup: str, in_bytes: bool) -> None:
    for whole in (markup, PAGE[:700] + markup + BODY):
        with suppress(errors.BrevierError):
            raw = whole.encode("utf-8", "replace") if in_bytes else whole
            article_from_html(raw, SENT).text.encode()


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_error_of_ours(raw: bytes) -> None:
    with suppress(errors.BrevierError):
        article_from_html(raw, SENT).text.encode()


def test_the_reading_depends_on_no_hash_seed_and_says_nothing() -> None:
    program = (
        "import sys; from service.ingest import page;"
        "sys.stdout.write(page.read(sys.stdin.read()).text)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=PAGE + MENU * 20,
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout == STORY
    assert runs[0].stderr == ""
