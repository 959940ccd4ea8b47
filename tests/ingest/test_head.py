"""The head: title, author, publisher and date, from what pages state for machines."""

from datetime import date

import pytest
from lxml import html  # type: ignore[import-untyped]

from service.ingest.head import Head, read_head

FULL = """<head><title>No deal | The Times of X</title>
<meta property="og:title" content="No deal"><meta name="author" content="By Jo Ek">
<meta property="og:site_name" content="The Times of X">
<meta property="article:published_time" content="2025-02-14T10:00:00Z"></head>"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "X"},
{"@type": "NewsArticle", "headline": "No deal", "datePublished": "2025-02-14T08:00:00+01:00",
"author": [{"name": "Jo Ek"}, {"name": "Al Moe"}], "publisher": {"name": "The Times of X"}}]}
</script>"""


def head(markup: str) -> Head:
    return read_head(html.document_fromstring(markup))


def test_meta_elements_are_read() -> None:
    assert head(FULL) == ("No deal", "Jo Ek", "The Times of X", date(2025, 2, 14))


def test_linked_data_is_read() -> None:
    assert head(LINKED) == ("No deal", "Jo Ek, Al Moe", "The Times of X", date(2025, 2, 14))


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>No deal</title><p>x", "No deal"),
        ("<title>Site</title><h1>No\n deal</h1>", "No deal"),
        ("<title>No deal</title><h1>One</h1><h1>Two</h1>", "No deal"),
        ("<meta property=og:site_name content=X><title>No deal - X</title>", "No deal"),
        ("<p>x", None),
    ],
)
def test_the_title_is_the_only_h1_or_the_pages(markup: str, title: str | None) -> None:
    assert head(markup).title == title


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ("<meta itemprop=datePublished content=2025-02-14>", date(2025, 2, 14)),
        ("<time itemprop=datePublished datetime=2025-02-14T10:00>x</time>", date(2025, 2, 14)),
        ("<time pubdate datetime=2025-02-14>x</time>", date(2025, 2, 14)),
        ("<time datetime=2025-02-14>Related story</time>", None),
        ("<meta property=article:modified_time content=2025-02-14>", None),
        ("<meta name=date content=soon><meta name=pubdate content=2025-02-14>", date(2025, 2, 14)),
        ("<p>Published 14 February 2025", None),
    ],
)
def test_only_a_stated_date_of_publication_counts(markup: str, day: date | None) -> None:
    assert head(markup).published == day


def test_linked_data_is_believed_before_a_bare_date() -> None:
    assert head("<meta name=date content=2020-01-01>" + LINKED).published == date(2025, 2, 14)


@pytest.mark.parametrize("name", ["https://x.test/jo", "@jo"])
def test_the_address_of_a_profile_is_no_author(name: str) -> None:
    assert head(f"<meta property=article:author content='{name}'>").author is None


@pytest.mark.parametrize("data", ["[" * 100_000, "{", "[1, null, []]", '{"author": [[[]]]}', ""])
def test_broken_linked_data_is_passed_over(data: str) -> None:
    assert head(f'<script type="application/ld+json">{data}</script><p>x') == (None,) * 4
