"""Owns the way in: bytes of plain text, Markdown or HTML become an Article, or a clear refusal."""

from service.ingest.html import article_from_html, is_html
from service.ingest.markdown import article_from_markdown
from service.ingest.sent import Sent
from service.ingest.text import article_from_text

__all__ = ["Sent", "article_from_html", "article_from_markdown", "article_from_text", "is_html"]
