"""What can go wrong in the harness itself; an engine that raises is a `Failure`, none of these.

```
BrevierError
└── HarnessError      the evals cannot do what was asked
    ├── BadGold         a sample's files are missing, unreadable or wrong; every fault is named
    ├── NoDataset       no folder, or no samples in it
    └── BadRun          a saved run or baseline is missing, broken or of another schema
```
"""

from service.errors import BrevierError


class HarnessError(BrevierError):
    """The evals cannot do what was asked."""

    code = "harness"
    title = "The eval harness cannot work"


class BadGold(HarnessError):
    """Gold that cannot be trusted; `faults` has one line for each fault."""

    code = "bad_gold"

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Take the faults; the message names the first and counts the rest."""
        more = (
            f" (and {len(faults) - 1} more: `python -m evals check --set FOLDER`)"
            if len(faults) > 1
            else ""
        )
        super().__init__(f"broken gold: {faults[0]}{more}")
        self.faults = faults


class NoDataset(HarnessError):
    """There is nothing to evaluate on."""

    code = "no_dataset"


class BadRun(HarnessError):
    """What was saved cannot be read back."""

    code = "bad_run"
