"""The report: when a run is good, and what it shows first."""

import pytest
from rich.console import Console

from evals.torture.account import Calls, Ends
from evals.torture.articles import Ask
from evals.torture.killer import Kill
from evals.torture.report import Run, table
from evals.torture.submitter import Accepted

GOOD = Run(
    database="sqlite",
    planned=1,
    articles=1,
    kills=[Kill(1.0, "both", ("job_1",))],
    accepted=[Accepted(1, "/v1/jobs/job_1", 2, 3.5)],
    answers={"202": 1, "ReadError": 1},
    ends=Ends([1], [], [], []),
    calls=Calls(7, [], [Ask(5, 9.0, 1, "lines")]),
    abandoned=1,
    gaps=[8.25],
    open=0,
    fell=0,
    seconds=20.0,
)


def test_a_run_is_good_where_what_has_to_be_0_is() -> None:
    assert GOOD.good


@pytest.mark.parametrize(
    "changed",
    [
        {"ends": Ends([], [1], [], [])},
        {"ends": Ends([1], [], [1], [])},
        {"calls": Calls(7, [Ask(5, 9.0, 1, "lines")], [])},
        {"open": 1},
        {"planned": 2},
        {"articles": 2},
    ],
)
def test_a_run_is_not_good_otherwise(changed: dict[str, object]) -> None:
    assert not GOOD._replace(**changed).good  # type: ignore[arg-type]  # by name


def test_the_table_has_the_figures() -> None:
    console = Console(width=120, record=True, quiet=False)
    console.print(table(GOOD._replace(calls=Calls(7, [Ask(5, 9.0, 1, "lines")], []))))
    told = console.export_text()
    assert "1 (1: lines)" in told
    assert "8.2 s" in told
    assert "1 202, 1 ReadError" in told
