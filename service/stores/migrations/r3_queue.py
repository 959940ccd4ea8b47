"""Owns revision 3: the queue of unfinished jobs, and the workers that take from it."""

import sqlalchemy as sa
from alembic.operations import Operations

revision = "3"
down_revision = "2"


def upgrade(op: Operations) -> None:
    """Create both tables, empty."""
    op.create_table(
        "queue",
        sa.Column("job_id", sa.String(64), primary_key=True),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("work", sa.String(64), nullable=False),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("owner", sa.String(128)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("tenant", "work", name="queue_has_work_once"),
    )
    op.create_index("queue_by_age", "queue", ["created_at"])
    op.create_index("queue_by_owner", "queue", ["owner"])
    op.create_table(
        "workers",
        sa.Column("id", sa.String(128), primary_key=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
    )
