"""Owns what a caller says about what it sends, and the limits that it is held to."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime


def _now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """All that comes with the bytes of an article; the defaults are those of a bare file."""

    charset: str | None = None
    """The charset that was declared, such as the `charset` of a content type."""
    title: str | None = None
    """Becomes the first paragraph of the text, unless it already stands there."""
    published: date | None = None
    url: str | None = None
    """Where the article was found; kept, never opened."""
    limit: int = 10_000_000
    """Most bytes of the article and its title together."""
    languages: frozenset[str] | None = None
    """ISO 639-1 codes that the engine reads, None for any."""
    received_at: datetime = field(default_factory=_now)
