"""Owns `brevier serve`: takes the address before anything is loaded, then says where it listens."""

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli import keys, output
from service.cli.collecting import keep_collecting
from service.cli.logs import configuration
from service.errors import BrevierError
from service.settings import Settings, check_exposure, is_loopback, load

if TYPE_CHECKING:
    import uvicorn

_EXAMPLE = Path("seeds/seed/article.txt")
SWITCH_S = 0.001
"""Seconds that a thread which works on text keeps the interpreter while requests wait for it."""
_STOPPING = 30
"""Seconds that requests under way get when a signal stops the service."""


def run(host: str | None, port: int | None) -> int:
    """Serve until a signal stops it; give 1 if it could not start, else 0.

    Raises:
        BrevierError: the settings forbid it, or the address cannot be had.
    """
    given = {"host": host, "port": port}
    settings = load(**{name: value for name, value in given.items() if value is not None})
    check_exposure(settings, keys.any_live)
    with take(settings) as listener:
        sys.setswitchinterval(SWITCH_S)
        server = _server(settings, listener.getsockname()[1])
        keep_collecting()
        server.run(sockets=[listener])
    return int(not server.started)


def take(settings: Settings) -> socket.socket:
    """Take the address of the settings, so that nobody else can.

    Raises:
        BrevierError: somebody else has it, or it is none of this machine.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    address = (settings.host.strip("[]"), settings.port)
    try:
        listener = socket.create_server(address, family=family, backlog=2048)
    except OSError as error:
        raise BrevierError(
            f"cannot listen on {settings.host} port {settings.port}: "
            f"{error.strerror or error}; choose another with --port or --host"
        ) from error
    # asyncio leaves this off on a socket that it did not make: 40 ms a request.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _server(settings: Settings, port: int) -> "uvicorn.Server":
    import uvicorn  # only a server needs it, and all that the application brings

    from service.api.app import create_app
    from service.cli.serving import serving
    from service.wiring import Engines, build_jobs, build_store

    Engines(settings).get()  # a model that cannot be used stops the start, not a request
    store = build_store(settings)
    app = create_app(settings=settings, store=store, jobs=build_jobs(settings, store))
    config = uvicorn.Config(app, log_config=configuration(), timeout_graceful_shutdown=_STOPPING)
    return serving(config, settings, lambda: output.write(welcome(settings, port)))


def welcome(settings: Settings, port: int) -> str:
    """Write where the service listens, and a line that can be pasted to try it."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{port}"
    article = _EXAMPLE if _EXAMPLE.is_file() else "article.txt"
    locked = settings.api_keys or not is_loopback(settings.host)
    key = "-H 'Authorization: Bearer YOUR_KEY' " if locked else ""
    return (
        f"Brevier is at {address} (Ctrl-C stops it). Try:\n"
        f"  curl {key}-H 'Content-Type: text/plain' --data-binary @{article} "
        f"{address}/v1/briefings\n"
    )
