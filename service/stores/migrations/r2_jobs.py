"""Owns revision 2: lists and deletion of briefings, jobs, idempotency keys."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic.operations import Operations

revision = "2"
down_revision = "1"

TOGETHER = 100
"""Briefings that are read at once: each may have megabytes."""

_briefings = sa.table(
    "briefings", *(sa.column(name) for name in ("tenant", "id", "article", "json", "headline"))
)
_citations = sa.table("citations", *(sa.column(name) for name in ("tenant", "briefing", "article")))


def upgrade(op: Operations) -> None:
    """Create the new tables and columns, and fill them from the briefings that are there."""
    op.add_column("briefings", sa.Column("headline", sa.Text))
    _create_citations(op)
    _create_jobs(op)
    _create_idempotency_keys(op)
    op.create_index("articles_by_age", "articles", ["received_at"])
    op.create_index("briefings_by_tenant", "briefings", ["tenant", "created_at", "id"])
    op.create_index("briefings_by_age", "briefings", ["created_at"])
    op.create_index("briefings_by_article", "briefings", ["tenant", "article"])
    _fill(op.get_bind())


def _create_citations(op: Operations) -> None:
    op.create_table(
        "citations",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("briefing", sa.String(64), primary_key=True),
        sa.Column("article", sa.String(64), primary_key=True),
        sa.ForeignKeyConstraint(
            ["tenant", "briefing"], ["briefings.tenant", "briefings.id"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["tenant", "article"], ["articles.tenant", "articles.sha256"]),
    )
    op.create_index("citations_by_article", "citations", ["tenant", "article"])


def _create_jobs(op: Operations) -> None:
    op.create_table(
        "jobs",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("stage", sa.String(64), nullable=False),
        sa.Column("briefing_id", sa.String(64)),
        sa.Column("problem", sa.Text),
        sa.Column("batch_id", sa.String(64)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
    )
    op.create_index("jobs_by_batch", "jobs", ["tenant", "batch_id"])
    op.create_index("jobs_by_briefing", "jobs", ["tenant", "briefing_id"])
    op.create_index("jobs_by_age", "jobs", ["finished_at"])


def _create_idempotency_keys(op: Operations) -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("job_id", sa.String(64)),
        sa.Column("briefing_id", sa.String(64)),
        sa.Column("status", sa.Integer),
        sa.Column("headers", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("idempotency_keys_by_briefing", "idempotency_keys", ["tenant", "briefing_id"])
    op.create_index("idempotency_keys_by_age", "idempotency_keys", ["created_at"])


def _fill(connection: sa.Connection) -> None:
    for rows in _stored(connection):
        for tenant, name, article, written in rows:
            headline, cited = _read(written)
            here = (_briefings.c.tenant == tenant) & (_briefings.c.id == name)
            connection.execute(sa.update(_briefings).where(here).values(headline=headline))
            connection.execute(
                sa.insert(_citations),
                [
                    {"tenant": tenant, "briefing": name, "article": one}
                    for one in dict.fromkeys((article, *cited))
                ],
            )


def _read(written: str) -> tuple[str | None, list[str]]:
    try:
        briefing = json.loads(written)
        headline = briefing["headline"]
        cited = [source["text_sha256"] for source in briefing["sources"]]
        return (headline["text"] if headline else None), cited
    except (ValueError, KeyError, TypeError):  # whatever it is, it stays as it is
        return None, []


def _stored(connection: sa.Connection) -> Iterator[list[tuple[str, str, str, str]]]:
    columns = (_briefings.c.tenant, _briefings.c.id, _briefings.c.article, _briefings.c.json)
    key = sa.tuple_(*columns[:2])
    query = sa.select(*columns).order_by(*columns[:2]).limit(TOGETHER)
    rows = connection.execute(query).all()
    while rows:
        yield [(row[0], row[1], row[2], row[3]) for row in rows]
        rows = connection.execute(query.where(key > sa.tuple_(*rows[-1][:2]))).all()
