"""Owns DBOS: where its tables are, how it is started, what is known of a workflow, its end.

DBOS keeps its own database: a file beside a SQLite file, a schema of its own in PostgreSQL. Nobody
but this folder imports it, and only once there is a job.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from service.jobs.log import log
from service.jobs.means import Means
from service.jobs.trouble import trouble
from service.jobs.workflow import DESK, brief_an_article
from service.stores.steps import SCHEMA, Overwriting, beside

APP = "brevier"
VERSION = "1"
"""Of the workflow, not of Brevier: another one takes over no job that was begun under this one."""
KEPT = timedelta(minutes=5)
"""How long a finished workflow stays; the job itself is in our own table."""
OVER = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


class Workflow(NamedTuple):
    """What DBOS knows of a job."""

    over: bool
    pending: bool
    executor: str | None


class Runtime:
    """DBOS in this process, for one worker; it runs on the event loop that opened it."""

    def __init__(self, url: str, means: Means, ended: Callable[[str], None]) -> None:
        """Start it on the running loop, which it may hold up for a second.

        Args:
            url: Our own database.
            means: What jobs are done with.
            ended: Called with each job that ended here, on the running loop.

        Raises:
            StoreUnavailable: its database cannot be used; it may be tried again.
        """
        # Ours go first: else it would add a handler that writes on standard error.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        DESK.means, DESK.ended, DESK.stopping = means, ended, False
        config: DBOSConfig = {
            "name": APP,
            "system_database_url": _address(url),
            "dbos_system_schema": SCHEMA,
            "application_version": VERSION,
            "executor_id": means.queue.me,
            "serializer": DBOSPortableJSONSerializer(),
            "db_engine_kwargs": _connecting(url),
            "log_level": "CRITICAL",
            "enable_otlp": False,
        }
        DBOS(config=config)
        try:
            DBOS.launch()
        except Exception as error:
            DBOS.destroy()  # else the next trial would find it launched already
            if isinstance(error, SQLAlchemyError):
                raise trouble(url, error) from error
            raise

    async def start(self, job_id: str, asked: str | None = None) -> None:
        """Begin a job; one that was begun before is not begun again.

        Args:
            job_id: The job, which is ours.
            asked: What is to be done, where that is known: a job that was just claimed.
        """
        if asked is not None:
            DESK.asked[job_id] = asked
        try:
            with SetWorkflowID(job_id):
                await DBOS.start_workflow_async(brief_an_article, job_id)
        except BaseException:
            DESK.asked.pop(job_id, None)
            raise

    async def known(self, ids: Sequence[str]) -> dict[str, Workflow]:
        """Say of each job that was begun what became of it."""
        found = await DBOS.list_workflows_async(
            workflow_ids=list(ids), load_input=False, load_output=False
        )
        return {
            each.workflow_id: Workflow(
                each.status in OVER, each.status == "PENDING", each.executor_id
            )
            for each in found
        }

    async def recover(self, executors: Iterable[str]) -> None:
        """Let the jobs of dead workers be gone on with, here or by another."""
        log.info("jobs of dead workers are taken over")
        await asyncio.to_thread(DBOS._recover_pending_workflows, list(executors))

    async def forget(self, ids: Sequence[str]) -> None:
        """Remove what is known of jobs, with the model's answers."""
        if ids:
            await DBOS.delete_workflows_async(list(ids))

    async def clear(self) -> None:
        """Remove what is known of jobs that are over."""
        before = datetime.now(tz=UTC) - KEPT
        found = await DBOS.list_workflows_async(
            status=list(OVER),
            completed_before=before.isoformat(),
            limit=500,
            load_input=False,
            load_output=False,
        )
        await self.forget([each.workflow_id for each in found])

    async def close(self) -> None:
        """Stop; jobs that are under way stay as they are, for whoever takes them over."""
        DESK.stopping = True
        tasks = list(DESK.tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=5)
            await asyncio.sleep(0)
        await asyncio.to_thread(DBOS.destroy)
        # It had put its own threads, which are gone now, in place of the loop's.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())
        DESK.means = None


def _connecting(url: str) -> dict[str, Any]:
    """Give how DBOS opens connections: words of an article are in no log, nor left in a file."""
    quiet: dict[str, Any] = {"hide_parameters": True}
    if make_url(url).get_backend_name() == "sqlite":
        quiet["connect_args"] = {"factory": Overwriting}
    return quiet


def _address(url: str) -> str:
    """Give the URL of the database of DBOS; a file of SQLite is made, and set to WAL."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    ours = Path(str(parsed.database))
    path = beside(ours)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, timeout=30)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise trouble(url, error) from error
    return f"sqlite:///{path}"
