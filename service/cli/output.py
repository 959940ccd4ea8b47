"""Owns what the command line writes: whole texts on standard output, single lines on the other."""

import os
import sys
from pathlib import Path

from service.errors import BrevierError
from service.render.clean import one_line


def complain(words: str) -> None:
    """Write one line, `brevier: ...`, on standard error; a closed one is no failure."""
    try:
        print(f"brevier: {one_line(words)}", file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError, AttributeError):
        return


def write(text: str, *, as_data: bool = False) -> None:
    """Write a text on standard output at once, in the terminal's encoding or, `as_data`, in UTF-8.

    A character that the encoding lacks is written as its Python escape.

    Raises:
        BrokenPipeError: its reader has gone.
        BrevierError: it cannot be written, for want of space or because it is closed.
    """
    if sys.stdout is None:
        raise BrevierError("standard output is closed")
    encoding = "utf-8" if as_data else sys.stdout.encoding
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, errors="backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up()
        raise BrevierError(f"standard output cannot be written: {error.strerror}") from error


def give_up() -> None:
    """Point standard output at nothing, so that its last flush at exit fails silently."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def save(text: str, path: Path) -> None:
    """Write a text to a file in UTF-8; folders on the way to it are made.

    Raises:
        BrevierError: names the file and what is wrong with it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise BrevierError(f"{str(path)!r} cannot be written: {error.strerror}") from error
