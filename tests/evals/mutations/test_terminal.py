"""The table of the mutations in the terminal: a line a row, figures per cent."""

from io import StringIO

from rich.console import Console

from evals.mutations.omission import Drop
from evals.mutations.own import Row
from evals.mutations.table import tabulate
from evals.mutations.targets import SwapCriticAndTarget
from evals.mutations.terminal import show, show_own
from tests.evals.makers import dataset


def test_each_row_is_a_line_and_a_name_stands_once() -> None:
    out = StringIO()
    table = tabulate(dataset(), [Drop("drop half", 2), SwapCriticAndTarget()])
    show(Console(file=out, width=80), table)
    lines = out.getvalue().splitlines()
    assert len(lines) == 1 + len(table.rows) + 1
    assert out.getvalue().count("swap critic and target") == 1
    assert "drop half" in lines[1]
    assert "-0.50" in lines[1]
    assert "verbatim 1.000" in lines[-1]
    assert "…" not in out.getvalue()


def test_a_briefing_that_rose_is_named() -> None:
    out = StringIO()
    table = tabulate(dataset(), [Drop("drop half", 2)])
    rows = tuple(row.model_copy(update={"headline_rose": 2}) for row in table.rows)
    show(Console(file=out, width=80), table.model_copy(update={"rows": rows}))
    assert "2 briefings rose by drop half" in out.getvalue()


def test_the_engines_own_lines_are_a_row_each_in_80_columns() -> None:
    out = StringIO()
    show_own(Console(file=out, width=80), [Row("negate", 200, 90, 92, 18, 0.91, 0.87, 0.95)])
    assert out.getvalue().splitlines()[-1].split() == [
        *("negate", "200", "90", "92", "18", "91", "87–95")
    ]
