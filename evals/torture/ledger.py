"""Owns what stands in the databases, read from outside while others write: ours, and DBOS's."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import NullPool, create_engine, inspect, make_url, text

_SAME = {"postgresql": "brevier_dbos."}
"""Where DBOS keeps its tables in the same database, in a schema of its own."""


class Answer(NamedTuple):
    """An answer of the model that a step of a job has stored."""

    number: int
    """Of the call that it answered."""
    stored_at: float
    """When that call had ended, in seconds since 1970."""


class Kept(NamedTuple):
    """What a run left behind."""

    keys: dict[str, str | None]
    """Idempotency keys, and the job that each leads to."""
    jobs: dict[str, tuple[str, str | None]]
    """Jobs with their status and briefing."""
    briefings: dict[str, tuple[str, bool]]
    """Briefings with the text of their article, and whether a model wrote them as asked for."""


class Ledger:
    """Reads the databases of `url`; one that is not there yet is empty."""

    def __init__(self, url: str) -> None:
        """Take the URL as the service has it."""
        parsed = make_url(url)
        self._files: tuple[Path, ...] = ()
        if parsed.get_backend_name() == "sqlite":
            ours = Path(str(parsed.database))
            theirs = ours.with_name(f"{ours.stem}-jobs{ours.suffix}")
            self._files = ours, theirs
            urls = [make_url(f"sqlite:///file:{file}?mode=ro&uri=true") for file in self._files]
        else:
            urls = [parsed.set(drivername="postgresql+psycopg")] * 2
        self._ours, self._theirs = (create_engine(each, poolclass=NullPool) for each in urls)
        self._steps = f"{_SAME.get(parsed.get_backend_name(), '')}operation_outputs"

    def answers(self) -> list[Answer]:
        """Give the answers that steps have stored."""
        if not all(file.exists() for file in self._files):
            return []
        schema, _, table = self._steps.rpartition(".")
        query = f"SELECT output, completed_at_epoch_ms FROM {self._steps} WHERE output IS NOT NULL"
        with self._theirs.connect() as connection:
            if not inspect(connection).has_table(table, schema or None):
                return []  # no worker had a job yet
            there = connection.execute(text(query)).all()
        numbered = ((_number(json.loads(output)), at) for output, at in there)
        return [Answer(number, at / 1000) for number, at in numbered if number]

    def owned(self, processes: Sequence[int]) -> list[str]:
        """Give the jobs that processes work on, or did before they were killed."""
        rows = self._read("SELECT job_id, owner FROM queue WHERE owner IS NOT NULL")
        return [job for job, owner in rows if int(owner.rsplit("-", 2)[1]) in processes]

    def open(self) -> int:
        """Count the jobs that are not over."""
        [row] = self._read("SELECT count(*) FROM jobs WHERE status IN ('queued', 'running')")
        return int(row[0])

    def kept(self) -> Kept:
        """Give what is there."""
        keys = self._read("SELECT key, job_id FROM idempotency_keys")
        jobs = self._read("SELECT id, status, briefing_id FROM jobs")
        briefings = self._read(
            "SELECT b.id, a.text, b.json FROM briefings AS b JOIN articles AS a "
            "ON a.tenant = b.tenant AND a.sha256 = b.article"
        )
        return Kept(
            {row.key: row.job_id for row in keys},
            {name: (status, made) for name, status, made in jobs},
            {name: (words, not json.loads(made)["degraded"]) for name, words, made in briefings},
        )

    def close(self) -> None:
        """Nothing is held open."""
        self._ours.dispose()
        self._theirs.dispose()

    def _read(self, query: str) -> Sequence[Any]:
        with self._ours.connect() as connection:
            return connection.execute(text(query)).all()


def _number(output: object) -> int:
    """Find the number of the answered call in what a step gave; 0 where that is no answer."""
    reply = output.get("reply") if isinstance(output, dict) else None
    return int(reply["tokens"]["output"]) if reply else 0
