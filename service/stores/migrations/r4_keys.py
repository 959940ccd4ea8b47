"""Owns revision 4: jobs know their article; keys of the API; the outbox."""

import hashlib
import json

import sqlalchemy as sa
from alembic.operations import Operations

revision = "4"
down_revision = "3"

_jobs = sa.table("jobs", *(sa.column(name) for name in ("id", "tenant", "briefing_id", "article")))
_queue = sa.table("queue", *(sa.column(name) for name in ("job_id", "input")))
_briefings = sa.table("briefings", *(sa.column(name) for name in ("tenant", "id", "article")))


def upgrade(op: Operations) -> None:
    """Create what is new, and fill it from what is there."""
    op.add_column("jobs", sa.Column("article", sa.String(64)))
    op.create_index("jobs_by_article", "jobs", ["article"])
    op.create_index("jobs_by_id", "jobs", ["id"])  # workers know nothing of tenants
    _fill(op.get_bind())
    _create_keys(op)
    _create_outbox(op)


def _create_keys(op: Operations) -> None:
    op.create_table(
        "keys",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("begins", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("name", name="keys_have_names_once"),
        sa.UniqueConstraint("sha256", name="keys_are_there_once"),
    )


def _create_outbox(op: Operations) -> None:
    op.create_table(
        "outbox",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("briefing_id", sa.String(64)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(128)),
        sa.Column("problem", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("outbox_by_turn", "outbox", ["status", "next_at"])
    op.create_index("outbox_by_briefing", "outbox", ["tenant", "briefing_id"])


def _fill(connection: sa.Connection) -> None:
    cites = (_briefings.c.tenant == _jobs.c.tenant) & (_briefings.c.id == _jobs.c.briefing_id)
    first = sa.select(_briefings.c.article).where(cites).scalar_subquery()
    connection.execute(
        sa.update(_jobs).where(_jobs.c.briefing_id.is_not(None)).values(article=first)
    )
    for job_id in connection.execute(sa.select(_queue.c.job_id)).scalars().all():
        asked = sa.select(_queue.c.input).where(_queue.c.job_id == job_id)
        values = {"article": _hash(connection.execute(asked).scalar_one())}
        connection.execute(sa.update(_jobs).where(_jobs.c.id == job_id).values(values))


def _hash(asked: str) -> str | None:
    try:
        return hashlib.sha256(json.loads(asked)["article"]["text"].encode()).hexdigest()
    except (ValueError, KeyError, TypeError, AttributeError):  # it is somebody else's
        return None
