"""Owns the schema: one set of tables for every database that SQLAlchemy speaks.

These are the tables as they are now; `migrations/` holds the way to them, and a test compares both.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, whether the database keeps time zones (PostgreSQL) or not (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment to UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware moment in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


articles = Table(
    "articles",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("received_at", Moment, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("published", Date),
    Column("text", Text, nullable=False),
    Index("articles_by_age", "received_at"),
)
"""Normalised texts, each once a tenant: what a briefing was made of, and can be made of again."""

briefings = Table(
    "briefings",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("article", String(64), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("json", Text, nullable=False),
    Column("headline", Text),
    ForeignKeyConstraint(["tenant", "article"], ["articles.tenant", "articles.sha256"]),
    Index("briefings_by_tenant", "tenant", "created_at", "id"),
    Index("briefings_by_age", "created_at"),
    Index("briefings_by_article", "tenant", "article"),
)
"""Briefings as they were answered. Text, not JSON: the same characters have to come out again.

`article` is the first that it cites; `headline` is what a list shows."""

citations = Table(
    "citations",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("briefing", String(64), primary_key=True),
    Column("article", String(64), primary_key=True),
    ForeignKeyConstraint(
        ["tenant", "briefing"], ["briefings.tenant", "briefings.id"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["tenant", "article"], ["articles.tenant", "articles.sha256"]),
    Index("citations_by_article", "tenant", "article"),
)
"""Which briefing cites which articles: what goes when an article has to go."""

jobs = Table(
    "jobs",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("stage", String(64), nullable=False),
    Column("briefing_id", String(64)),
    Column("problem", Text),
    Column("batch_id", String(64)),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("article", String(64)),
    Index("jobs_by_batch", "tenant", "batch_id"),
    Index("jobs_by_briefing", "tenant", "briefing_id"),
    Index("jobs_by_age", "finished_at"),
    Index("jobs_by_article", "article"),
    Index("jobs_by_id", "id"),
)
"""Jobs as their owners see them: queued, running, done, failed or cancelled; `problem` is JSON.

`article` is the SHA-256 of the text, so that it is found when that has to go."""

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("job_id", String(64)),
    Column("briefing_id", String(64)),
    Column("status", Integer),
    Column("headers", Text),
    Column("body", Text),
    Column("created_at", Moment, nullable=False),
    Index("idempotency_keys_by_briefing", "tenant", "briefing_id"),
    Index("idempotency_keys_by_age", "created_at"),
)
"""What was answered under an `Idempotency-Key`: a job, or a status with headers (JSON) and body.

`briefing_id` names what the answer tells of, so that it goes when that is forgotten."""

queue = Table(
    "queue",
    metadata,
    Column("job_id", String(64), primary_key=True),
    Column("tenant", String(64), nullable=False),
    Column("work", String(64), nullable=False),
    Column("input", Text, nullable=False),
    Column("owner", String(128)),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("tenant", "work", name="queue_has_work_once"),
    Index("queue_by_age", "created_at"),
    Index("queue_by_owner", "owner"),
)
"""What unfinished jobs are to do; a row goes when its job is over, and its article's text with it.

`work` is the same for the same work, which is thus never under way twice; `owner` works on it."""

workers = Table(
    "workers",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("seen_at", Moment, nullable=False),
)
"""Processes that work on jobs: who is not seen for a while is dead, and its jobs go to others."""

outbox = Table(
    "outbox",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("target", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("briefing_id", String(64)),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("owner", String(128)),
    Column("problem", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index("outbox_by_turn", "status", "next_at"),
    Index("outbox_by_briefing", "tenant", "briefing_id"),
)
"""Deliveries, each once; `next_at` is when it is due or, while it is sent, when its lease ends."""

keys = Table(
    "keys",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("begins", String(32), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
    UniqueConstraint("name", name="keys_have_names_once"),
    UniqueConstraint("sha256", name="keys_are_there_once"),
)
"""API keys that `brevier keys` made: hashes, and whose briefings each opens."""

spending = Table(
    "spending",
    metadata,
    Column("day", Date, primary_key=True),
    Column("tokens", BigInteger, nullable=False),
)
"""Tokens of models by day (UTC), over all tenants: what the daily cap goes by."""

model_calls = Table(
    "model_calls",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("starts_at", Double, nullable=False),
    Column("booked_at", Double, nullable=False),
    Column("tokens", BigInteger, nullable=False),
    Column("calls_by_then", BigInteger, nullable=False),
    Column("tokens_by_then", BigInteger, nullable=False),
)
"""Starts of calls of a model, of the last minute and to come, in their order; no part of an export.

Moments are seconds since 1970 on the database's clock. `..._by_then` are sums over this call and
all before it, so that where a window ends is one look-up, however many calls it holds."""
