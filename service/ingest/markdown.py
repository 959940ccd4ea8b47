"""Owns the intake of Markdown."""

from service.ingest.assemble import assemble, take
from service.ingest.sent import Sent
from service.models import Article


def article_from_markdown(raw: bytes | str, sent: Sent) -> Article:
    """Make an Article of Markdown.

    Raises:
        BadInput: what was sent cannot be briefed; each subclass says why and what to do.
    """
    from service.ingest import marks  # a dozen patterns, which plain text never needs

    decoded = take(raw, sent)
    return assemble(marks.read(decoded.text), decoded, sent)
