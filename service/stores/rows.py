"""Owns how a briefing becomes rows: one of its own, one an article, one a citation."""

from typing import Any

from service.models import Briefing, Source

Row = dict[str, Any]


def article(source: Source, briefing: Briefing, tenant: str) -> Row:
    """Give the row of an article that a briefing cites."""
    return {
        "tenant": tenant,
        "sha256": source.text_sha256,
        "received_at": briefing.data_as_of,
        "url": source.url,
        "title": source.title,
        "published": source.published,
        "text": source.text,
    }


def briefing(made: Briefing, tenant: str, written: str) -> Row:
    """Give the row of a briefing whose JSON was written."""
    return {
        "tenant": tenant,
        "id": made.id,
        "article": made.sources[0].text_sha256,
        "engine": made.receipt.engine,
        "created_at": made.generated_at,
        "json": written,
        "headline": made.headline.text if made.headline else None,
    }


def citations(made: Briefing, tenant: str) -> list[Row]:
    """Give a row for each article that a briefing cites, each once."""
    cited = dict.fromkeys(source.text_sha256 for source in made.sources)
    return [{"tenant": tenant, "briefing": made.id, "article": sha256} for sha256 in cited]
