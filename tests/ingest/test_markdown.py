"""Markdown: an Article of its prose, or a clear refusal; never another error."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import errors
from service.ingest import Sent, article_from_markdown
from tests.conftest import NOON
from tests.ingest.test_page import PARAGRAPHS

SENT = Sent(received_at=NOON, languages=frozenset({"en"}))
NOTE = (
    "---\ntitle: Market to close\ndate: 2025-02-14\n---\n# The market\n\n"
    f"**{PARAGRAPHS[0]}**\n\n> {PARAGRAPHS[1]}\n\n## What next\n\n- {PARAGRAPHS[3]}\n"
)


def test_markdown_becomes_an_article() -> None:
    article = article_from_markdown(NOTE.encode(), SENT)
    assert article.text == (
        f"# The market\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n## What next\n\n- {PARAGRAPHS[3]}\n"
    )
    assert (article.title, article.published) == ("Market to close", date(2025, 2, 14))


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", errors.EmptyArticle),
        (b"<!-- nothing -->", errors.EmptyArticle),
        (b"```\ncode only\n```", errors.EmptyArticle),
        (b"# Three words", errors.TooShort),
        (b"- [A story about a thing](https://x.test/a)\n" * 30, errors.NoArticle),
        (b"- <https://x.test/abcdefg>\n" * 30, errors.NoArticle),
        (b"\0\1\2" * 50, errors.NotText),
    ],
)
def test_bad_input_is_refused(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        article_from_markdown(raw, SENT)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_gives_an_article_or_an_error_of_ours(raw: bytes | str) -> None:
    for sent in (raw, NOTE + raw if isinstance(raw, str) else NOTE.encode() + raw):
        with suppress(errors.BrevierError):
            article_from_markdown(sent, SENT).text.encode()
