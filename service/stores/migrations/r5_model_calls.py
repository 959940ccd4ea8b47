"""Owns revision 5: the starts of calls of a model, by which all processes keep one pace."""

import sqlalchemy as sa
from alembic.operations import Operations

revision = "5"
down_revision = "4"


def upgrade(op: Operations) -> None:
    """Create the table, empty."""
    op.create_table(
        "model_calls",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("starts_at", sa.Double, nullable=False),
        sa.Column("booked_at", sa.Double, nullable=False),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        sa.Column("calls_by_then", sa.BigInteger, nullable=False),
        sa.Column("tokens_by_then", sa.BigInteger, nullable=False),
    )
