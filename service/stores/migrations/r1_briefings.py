"""Owns revision 1: articles, briefings, spending; also takes over files older than migrations."""

import sqlalchemy as sa
from alembic.operations import Operations

revision = "1"
down_revision = None


def upgrade(op: Operations) -> None:
    """Create what is missing: a database made before there were migrations has some or all."""
    op.create_table(
        "articles",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("text", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "briefings",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["tenant", "article"], ["articles.tenant", "articles.sha256"]),
        if_not_exists=True,
    )
    op.create_table(
        "spending",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        if_not_exists=True,
    )
