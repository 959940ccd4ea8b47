"""The command of the evals without the product's: `python -m evals [gate | baseline | check]`."""

import sys
from collections.abc import Sequence

from typer import Exit, TyperException
from typer.main import get_command

from evals.command import app
from service.errors import BrevierError

_FAILED, _INTERRUPTED = 1, 130


def main(arguments: Sequence[str]) -> int:
    """Run it and give its exit code; what goes wrong is one line on standard error."""
    command = get_command(app)
    try:
        with command.make_context("python -m evals", list(arguments)) as context:
            return command.invoke(context) or 0
    except Exit as done:
        return done.exit_code
    except TyperException as fault:
        print(f"evals: {fault.format_message().rstrip('.')} (see --help)", file=sys.stderr)
        return fault.exit_code
    except BrevierError as error:
        print(f"evals: {error}", file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
