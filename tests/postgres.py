"""PostgreSQL for tests: one server a session, from its own binaries, or one that is named."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from evals.peers import postgres
from evals.peers.postgres import PASSWORD, OwnServer, Server

__all__ = ["HOW", "PASSWORD", "OwnServer", "Server", "server"]

NAMED = os.environ.get("BREVIER_TEST_POSTGRES_URL")  # read here, before a fixture clears it
HOW = (
    "PostgreSQL is not here: install it (Debian: `apt-get install postgresql`), or name a server "
    "on which databases may be created in BREVIER_TEST_POSTGRES_URL"
)


@contextmanager
def server() -> Iterator[Server | None]:
    """Give a running server; None where there is none."""
    programs = postgres.binaries()
    if programs is None:
        yield Server(NAMED) if NAMED else None
        return
    with postgres.server(programs) as own:
        yield own
