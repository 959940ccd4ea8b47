"""Owns `brevier import`: an export into the database; bad lines are named, the others stored."""

import asyncio
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

from service.cli import inputs, output
from service.errors import BadInput
from service.render.words import counted
from service.settings import Settings, load

if TYPE_CHECKING:
    from service.stores.importing import Imported

SHOWN = 20
"""Bad lines that are named; the rest is counted."""


def run(path: str) -> int:
    """Import an export, and give 1 if a line of it was bad or its end is missing, else 0.

    Raises:
        BadInput: the file cannot be read.
        BrevierError: the database cannot be written; run it again to go on.
    """
    with _opened(path) as file:
        done = asyncio.run(_import(load(), file))
    if done.bad > SHOWN:
        output.complain(f"and {done.bad - SHOWN} more lines that cannot be used")
    told = f"{counted(done.added, 'row')} added, {done.there:,} were there already"
    output.write(f"{told}, {counted(done.bad, 'bad line')}.\n")
    if not done.whole:
        output.complain("the end of the export is missing: what there is of it was stored")
    return int(bool(done.bad) or not done.whole)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == inputs.STDIN:
        if sys.stdin is None:
            raise BadInput("standard input is closed")
        return nullcontext(sys.stdin.buffer)
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path}: cannot be read: {reason}") from error


async def _import(settings: Settings, file: BinaryIO) -> "Imported":
    from service.stores.importing import load as load_rows
    from service.wiring import build_database

    database = build_database(settings)
    told = 0

    def complain(number: int, wrong: str) -> None:
        nonlocal told
        told += 1
        if told <= SHOWN:
            output.complain(f"line {number}: {wrong}")

    try:
        return await load_rows(database, file, complain)
    finally:
        await database.close()
