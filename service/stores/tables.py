"""Owns the schema: one set of tables for every database that SQLAlchemy speaks."""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    DateTime,
    ForeignKeyConstraint,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import CreateTable

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("published", Date),
    Column("text", Text, nullable=False),
)
"""Normalised texts, each once a tenant: what a briefing was made of, and can be made of again."""

briefings = Table(
    "briefings",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("article", String(64), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("json", Text, nullable=False),
    ForeignKeyConstraint(["tenant", "article"], ["articles.tenant", "articles.sha256"]),
)
"""Briefings as they were answered. Text, not JSON: the same characters have to come out again."""


spending = Table(
    "spending",
    metadata,
    Column("day", Date, primary_key=True),
    Column("tokens", BigInteger, nullable=False),
)
"""Tokens of models by day (UTC), over all tenants: what the daily cap goes by."""


def create(connection: Connection) -> None:
    """Create what is missing; two processes may do so at once, hence no check beforehand."""
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
