"""Owns one run: a database, a model, a fleet; articles go in, processes die, all is counted."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from evals.peers import ChildServer, postgres
from evals.torture import account, articles
from evals.torture.fleet import Fleet, Role
from evals.torture.killer import Killer, plan
from evals.torture.ledger import Ledger
from evals.torture.model import Numbered
from evals.torture.report import Run
from evals.torture.submitter import Submitter

Database = Literal["postgres", "sqlite"]
ROLES: dict[Database, tuple[Role, ...]] = {
    "postgres": ("api", "api", "worker", "worker"),
    "sqlite": ("both",),
}
_SETTINGS = {
    "model": "openai:tiny",
    "chunk_tokens": "300",  # of an article, 3 chunks, asked about twice, and the order of lines
    "job_concurrency": "4",
}
_CONCURRENCY: dict[Database, str] = {"postgres": "3", "sqlite": "6"}
"""Calls of the model that a process makes at once: so few that there is always work to cut off."""
_LONGEST_S: dict[Database, float] = {"postgres": 4.5, "sqlite": 9.0}
"""The longest time that a fleet works between kills; who is alone has to wait for its lease."""
_EACH_S, _AFTER_S = 20, 400
"""The time that a kill may take where a machine is slow; what all gets to end after the last."""


class Asked(NamedTuple):
    """What is to be done."""

    database: Database
    kills: int
    articles: int
    seed: int
    minutes: float | None = None
    """The most that the kills may take; None gives time enough on a slow machine."""


def tried(asked: Asked) -> tuple[Run, list[str]]:
    """Do it, and give what is known of it, and the faults that the processes logged."""
    with _database(asked.database) as url, ChildServer(Numbered()) as model:
        settings = {**_SETTINGS, "database_url": url, "llm_base_url": model.base_url}
        settings["llm_concurrency"] = _CONCURRENCY[asked.database]
        fleet = Fleet(ROLES[asked.database], settings)
        with closing(Ledger(url)) as ledger:
            try:
                return _run(asked, fleet, ledger, model), fleet.faults
            finally:
                fleet.stop()


def _run(asked: Asked, fleet: Fleet, ledger: Ledger, model: ChildServer) -> Run:
    began = time.monotonic()
    fleet.start()
    submitter = Submitter(fleet.addresses)
    killer = Killer(fleet, ledger, submitter)
    submitter.start()
    longest_s = _LONGEST_S[asked.database]
    planned = list(plan(asked.kills, len(fleet.places), asked.seed, longest_s))
    limit_s = 60 * asked.minutes if asked.minutes else 60 + asked.kills * _EACH_S
    killer.run(planned, asked.articles, began + limit_s)
    deadline = time.monotonic() + _AFTER_S
    submitter.finish(_AFTER_S)
    while (left := ledger.open()) and time.monotonic() < deadline:
        time.sleep(0.5)
        fleet.mend()
    killer.look()
    seen, kept = model.record(), ledger.kept()
    asks = [articles.asked(each) for each in seen.requests]
    return Run(
        database=asked.database,
        planned=asked.kills,
        articles=asked.articles,
        kills=killer.kills,
        accepted=submitter.accepted,
        answers=submitter.answers,
        ends=account.ends(submitter.accepted, kept, asked.articles),
        calls=account.calls(asks, killer.answers, time.time() - time.monotonic()),
        abandoned=seen.abandoned,
        gaps=account.gaps(killer.kills, asks, kept),
        open=left,
        fell=fleet.fell,
        seconds=time.monotonic() - began,
    )


@contextmanager
def _database(kind: Database) -> Iterator[str]:
    """Give the URL of an empty database, which is gone afterwards."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="brevier-torture-") as folder:
            yield f"sqlite:///{Path(folder) / 'brevier.db'}"
        return
    programs = postgres.binaries()
    if programs is None:
        raise OSError("PostgreSQL is not here: install it (Debian: `apt-get install postgresql`)")
    with postgres.server(programs) as server, server.database() as url:
        yield url
