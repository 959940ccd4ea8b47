"""Owns a real PostgreSQL: a server started from its own binaries, with databases to throw away.

Debian: `apt-get install postgresql`. As root it runs as the user `postgres` or `nobody`, as the
server refuses root. Nothing is synced to disk, as nothing has to survive.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from evals.peers.processes import free_port

PASSWORD = "the-pass-word"


def binaries() -> Path | None:
    """Give the folder of `initdb` and `postgres`, the newest on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version, reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).resolve().parent if on_path else None


def _version(path: Path) -> float:
    return float(path.parent.parent.name)


class Server:
    """A server, of which each test gets a database of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        """Of its maintenance database, without the driver's name."""

    @contextmanager
    def database(self) -> Iterator[str]:
        """Give the URL of an empty database, which is dropped afterwards."""
        name = f"brevier_{uuid.uuid4().hex[:12]}"
        self._do(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(self.url)._replace(path=f"/{name}").geturl()
        finally:
            self._do(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _do(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


class OwnServer(Server):
    """A server that we started, so that it can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        super().__init__(f"postgresql://brevier:{PASSWORD}@127.0.0.1:{self.port}/postgres")

    def create(self) -> None:
        """Make the files of the server; only who knows the password gets in."""
        (self._folder / "password").write_text(PASSWORD, encoding="utf-8")
        if os.getuid() == 0:
            user = _user()
            for path in (self._folder, self._folder / "password"):
                os.chown(path, user.pw_uid, user.pw_gid)
        self._run(
            *["initdb", "--no-sync", "--username=brevier", "--auth=scram-sha-256"],
            *["--encoding=UTF8", "--locale=C", f"--pwfile={self._folder / 'password'}"],
            f"--pgdata={self._folder / 'data'}",
        )

    def start(self) -> None:
        """Start, and return when it answers."""
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self._folder),
            "fsync": "off",
            "full_page_writes": "off",
            "shared_buffers": "16MB",
        }
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = self._as_user("postgres", "-D", str(self._folder / "data"), *settings)
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def stop(self) -> None:
        """Stop at once, breaking every connection off."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=30)
            self._process = None

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:  # type: ignore[union-attr]
                    raise
                time.sleep(0.05)
            else:
                return

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            self._as_user(*command), cwd=self._folder, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr

    def _as_user(self, program: str, *arguments: str) -> list[str]:
        command = [str(self._programs / program), *arguments]
        if os.getuid() != 0:
            return command
        user = _user()
        identity = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        # The server goes when we do, however we go.
        return ["setpriv", *identity, "--pdeathsig=INT", *command]


def _user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


@contextmanager
def server(programs: Path) -> Iterator[OwnServer]:
    """Run a server from its binaries until the block ends."""
    # Not below pytest's own folder: nobody but its owner may enter that.
    with tempfile.TemporaryDirectory(prefix="brevier-pg-") as folder:
        own = OwnServer(programs, Path(folder))
        own.create()
        try:
            own.start()
            yield own
        finally:
            own.stop()
