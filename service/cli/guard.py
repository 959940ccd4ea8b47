"""Owns what becomes of a failure: one line on standard error, an exit code, and no traceback."""

from collections.abc import Sequence

from typer import Exit, TyperException

from service.cli import faults, output
from service.cli.app import dispatch

FAILED = 1
NO_READER = 141
"""What a shell says of any command whose reader has gone: 128 + SIGPIPE."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; only Ctrl-C gets out as an exception."""
    try:
        return dispatch(arguments)
    except Exit as done:
        return done.exit_code
    except TyperException as fault:
        return _usage(fault)
    except BrokenPipeError:
        output.give_up()
        return NO_READER
    except Exception as error:  # noqa: BLE001  # the last place before a traceback
        faults.tell(error)
    return FAILED


def _usage(fault: TyperException) -> int:
    context = getattr(fault, "ctx", None)
    command = context.command_path if context else "brevier"
    # Typer checks values with pydantic, whose "Value error" says nothing to a person.
    wrong = fault.format_message().replace("Value error, ", "").rstrip(".")
    output.complain(f"{wrong} (see `{command} --help`)")
    return fault.exit_code
