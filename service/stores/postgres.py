"""Owns what only PostgreSQL needs: a pool whose connections are tried before they are used."""

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

POOL, MORE = 5, 10
"""Connections that a process keeps, and those that it may open beyond at a rush."""
CONNECTING, WAITING = 5, 10
"""Seconds that a connection may take to open, and that one is waited for at a rush."""
_SECONDS = {"connect_timeout": CONNECTING, "keepalives_idle": 30, "tcp_user_timeout": 30_000}


def connect(url: URL) -> AsyncEngine:
    """Give an engine on a server; nothing is opened before it is first used."""
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,  # a server that was started anew costs no request
        pool_size=POOL,
        max_overflow=MORE,
        pool_timeout=WAITING,
        connect_args={
            **{name: value for name, value in _SECONDS.items() if name not in url.query},
            "application_name": "brevier",
            "prepare_threshold": None,  # a pooler in between hands each transaction elsewhere
        },
    )
