"""Owns the taking in of a hostile article: as the service takes in a text."""

from datetime import UTC, date, datetime

from service.ingest import Sent, article_from_text
from service.models import Article
from service.text.reading import Reading
from service.text.split import split

_NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def taken(text: str, published: date | None = None) -> Article:
    """Take a text in."""
    return article_from_text(text, Sent(published=published, received_at=_NOON))


def read(text: str) -> Reading:
    """Take a text in, and split it."""
    return split(taken(text))
