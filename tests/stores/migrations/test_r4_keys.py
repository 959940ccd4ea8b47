"""Revision 4: jobs that were there know their article."""

import asyncio
import json

import pytest
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from service.stores.address import parse
from service.stores.base import Forgotten
from service.stores.migrating import VERSIONS, scripts
from service.stores.sql import SqlStore
from tests.contracts.test_store import sha256
from tests.stores.migrations.test_r1_briefings import old_database
from tests.stores.remains import holding
from tests.stores.test_migrating import sync

JOB = """INSERT INTO jobs
(tenant, id, status, done, total, stage, briefing_id, created_at, updated_at) VALUES
('', :id, :status, 0, 0, '', :briefing, '2026-01-02 12:00', '2026-01-02 12:00')"""
QUEUED = """INSERT INTO queue (job_id, tenant, work, input, created_at)
VALUES (:id, '', :id, :input, '2026-01-02 12:00')"""


def at_revision_3(url: str, **queued: str) -> None:
    """Make a database as it was then, with a briefing, its job, and jobs that wait."""
    old_database(url, number=1)
    engine = create_engine(parse(url).set(drivername=sync(url)))
    with engine.begin() as connection:
        options = {
            "version_table": VERSIONS,
            "script": scripts(),
            "fn": lambda here, _: scripts()._upgrade_revs("3", here),
        }
        from alembic.operations import Operations

        context = MigrationContext.configure(connection, opts=options)
        context.run_migrations(op=Operations(context))
        over = {"id": "job_0", "status": "done", "briefing": "brf_000"}
        connection.execute(text(JOB), over)
        for name, asked in queued.items():
            job = {"id": name, "status": "queued", "briefing": None}
            connection.execute(text(JOB), job)
            connection.execute(text(QUEUED), {"id": name, "input": asked})
    engine.dispose()


@pytest.mark.parametrize("odd", ["what?", "[]", '{"article": null}'])
def test_old_jobs_are_purged_with_their_article(database_url: str, odd: str) -> None:
    asked = json.dumps({"article": {"text": "two"}})
    at_revision_3(database_url, job_1=asked, job_2=odd)

    async def use() -> None:
        store = SqlStore(database_url)
        assert await store.purge(sha256("two")) == Forgotten(jobs=1)
        assert await store.purge(sha256("one")) == Forgotten(1, 1)
        await store.close()

    asyncio.run(use())
    assert holding(database_url, "job_2")
    assert not holding(database_url, "job_0")
    assert not holding(database_url, asked)
