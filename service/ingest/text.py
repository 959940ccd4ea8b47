"""Owns the intake of plain text."""

from service.ingest.assemble import Content, assemble, take
from service.ingest.sent import Sent
from service.models import Article


def article_from_text(raw: bytes | str, sent: Sent) -> Article:
    """Make an Article of plain text; its words are kept as they are, but for normalisation.

    Raises:
        BadInput: what was sent cannot be briefed; each subclass says why and what to do.
    """
    decoded = take(raw, sent)
    return assemble(Content(decoded.text), decoded, sent)
