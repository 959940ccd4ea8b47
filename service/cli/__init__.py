"""Owns the command `brevier`: whatever happens inside, it ends with one line and an exit code.

```
0  done          1  a failure, named in one line on standard error
2  wrong usage   130  stopped by Ctrl-C    141  the reader of our output has gone (as in `| head`)
```

Nothing is imported here, so that Ctrl-C is caught while everything else still loads.
"""

import gc
import sys

INTERRUPTED = 130


def main() -> None:
    """Run `brevier` with the arguments of this process, and exit with its code."""
    gc.disable()  # what start-up makes lasts: looking through it for garbage takes a tenth of it
    try:
        from service.cli.guard import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    gc.freeze()  # and what is left now goes with the process
    sys.exit(code)
