"""Owns `brevier export`: the whole database as JSON lines, on standard output or in a file."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from service.cli import output
from service.errors import BrevierError
from service.render.words import counted
from service.settings import Settings, load


def run(out: Path | None) -> int:
    """Export everything, and give 0.

    Raises:
        BrevierError: the database cannot be read, or the file not be written.
    """
    settings = load()
    if out is None:
        rows = asyncio.run(_export(settings, lambda text: output.write(text, as_data=True)))
    else:
        rows = _to_file(settings, out)
    output.complain(f"{counted(rows, 'row')} exported")
    return 0


def _to_file(settings: Settings, out: Path) -> int:
    """Export into a file beside it first: what was there stays until all is written."""
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # Articles may be nobody else's business.
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            rows = asyncio.run(_export(settings, _writer(file)))
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise BrevierError(f"{str(out)!r} cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return rows


def _writer(file: BinaryIO) -> Callable[[str], None]:
    def write(text: str) -> None:
        file.write(text.encode())

    return write


async def _export(settings: Settings, write: Callable[[str], None]) -> int:
    from service.stores.exporting import export
    from service.wiring import build_database

    database = build_database(settings)
    lines = 0
    try:
        async for line in export(database):
            write(line)
            lines += 1
    finally:
        await database.close()
    return lines - 2  # the first and the last are no rows
