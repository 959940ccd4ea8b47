"""An Article: title on top once, date with its basis, metadata on one line, refusals in order."""

from dataclasses import replace
from datetime import date

import pytest

from service.errors import EmptyArticle, NoArticle, NotText, TooLarge, TooShort
from service.ingest.assemble import Content, assemble, take
from service.ingest.decode import Decoded
from service.ingest.sent import Sent
from service.models import Article
from tests.conftest import NOON

STORY = (
    "The harbour board voted on Tuesday to close the old fish market, after a year of protest.\n\n"
    "“We have been asked to pay for a view,” said Ana Ruiz, who has sold crabs there for years. "
    "Traders will meet in March to decide whether to take the board to court."
)
UTF8 = Decoded(STORY, "utf-8", guessed=False)


def made(content: Content, sent: Sent | None = None) -> Article:
    return assemble(content, UTF8, replace(sent or Sent(), received_at=NOON))


def test_an_article_holds_the_normalised_text_and_what_is_known() -> None:
    content = Content(STORY.replace("\n", "\r\n"), 0, "No deal", "Jo Ek", "The\nTimes", None)
    assert made(content, Sent(url="https://x.test/a")) == Article(
        text=STORY,
        url="https://x.test/a",
        publisher="The Times",
        title="No deal",
        author="Jo Ek",
        language="en",
        received_at=NOON,
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Market to close", f"Market to close\n\n{STORY}"),
        (" Market\n to \u200bclose ", f"Market to close\n\n{STORY}"),
        (" \n", STORY),
        ("", STORY),
        (None, STORY),
    ],
)
def test_a_title_that_was_sent_becomes_the_first_paragraph(title: str | None, text: str) -> None:
    assert made(Content(STORY), Sent(title=title)).text == text


@pytest.mark.parametrize(
    "beginning", ["Ruiz’s ‘no’", "# Ruiz's 'no'", "By Jo Ek\n\nRuiz's  'no'", "## Ruiz’s 'no' ##"]
)
def test_a_title_that_stands_there_is_not_repeated(beginning: str) -> None:
    article = made(Content(f"{beginning}\n\n{STORY}"), Sent(title="Ruiz’s ‘no’"))
    assert article.title == "Ruiz’s ‘no’"
    assert article.text.startswith(beginning[:3])


def test_the_title_of_the_page_gives_way_and_stays_out_of_the_text() -> None:
    content = Content(STORY, title="The page's title")
    assert made(content).title == "The page's title"
    assert made(content).text == STORY
    assert made(content, Sent(title="Sent")).title == "Sent"


@pytest.mark.parametrize(
    ("sent", "stated", "expected"),
    [
        (date(2025, 2, 14), date(2024, 1, 1), (date(2025, 2, 14), "caller")),
        (None, date(2024, 1, 1), (date(2024, 1, 1), "meta")),
        (None, date(2026, 1, 3), (date(2026, 1, 3), "meta")),
        (None, date(2026, 1, 4), (None, "none")),
        (None, None, (None, "none")),
    ],
)
def test_a_date_has_its_basis(
    sent: date | None, stated: date | None, expected: tuple[date | None, str]
) -> None:
    article = made(Content(STORY, published=stated), Sent(published=sent))
    assert (article.published, article.published_basis) == expected


def test_the_encoding_is_kept() -> None:
    decoded = Decoded(STORY, "windows-1252", guessed=True)
    article = assemble(Content(STORY), decoded, Sent())
    assert (article.encoding, article.encoding_guessed) == ("windows-1252", True)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (Content("\u200b\ufeff \0"), EmptyArticle),
        (Content(STORY, linked=len(STORY)), NoArticle),
        (Content("Three short words."), TooShort),
        (Content(STORY.replace(".", "").replace("\n", "")), TooShort),
    ],
)
def test_what_cannot_be_briefed_is_refused(content: Content, error: type[Exception]) -> None:
    with pytest.raises(error):
        made(content)


def test_a_title_makes_no_article() -> None:
    with pytest.raises(TooShort):
        made(Content("Three short words."), Sent(title="A long title. " * 20))


@pytest.mark.parametrize("raw", [b"12345", "12345", "1é34"])
def test_title_and_article_share_the_limit(raw: bytes | str) -> None:
    assert take(raw, Sent(title="67890", limit=10)).guessed is False
    with pytest.raises(TooLarge):
        take(raw, Sent(title="67890", limit=9))


@pytest.mark.parametrize(
    ("raw", "title"), [("a\ud800", None), ("abc", "\udfff"), ("\0" * 20, None), (b"\0" * 20, None)]
)
def test_what_is_no_text_is_refused(raw: bytes | str, title: str | None) -> None:
    with pytest.raises(NotText):
        take(raw, Sent(title=title))
