"""Owns the intake of HTML: the page's article, without menus, hidden text and the like."""

import re

from service.ingest.assemble import assemble, take
from service.ingest.sent import Sent
from service.models import Article

_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)


def is_html(raw: bytes | str) -> bool:
    """Say whether something that came without a type begins as an HTML page does."""
    start = raw[:2000]
    return bool(_BEGINNING.match(start if isinstance(start, str) else start.decode("latin-1")))


def article_from_html(raw: bytes | str, sent: Sent) -> Article:
    """Make an Article of an HTML page or fragment.

    Raises:
        BadInput: what was sent cannot be briefed; each subclass says why and what to do.
    """
    from service.ingest import page  # lxml and trafilatura, which plain text never needs

    decoded = take(raw, sent, html=True)
    return assemble(page.read(decoded.text), decoded, sent)
