"""Owns what a job has to do, as JSON: an article, and how it is to be briefed."""

from service.models import Article
from service.models.words import Model


class Work(Model):
    """An article that was accepted; `key` is the id that its briefing has if nothing fails."""

    tenant: str
    key: str
    article: Article
    engine: str
    strict: bool = False
    ingest_seconds: float = 0.0
