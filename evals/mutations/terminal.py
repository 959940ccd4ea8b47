"""Owns the tables of the mutations as the terminal shows them, in 80 columns."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evals.mutations.own import Row
from evals.mutations.table import MutationRow, MutationTable, Rate


def show(console: Console, table: MutationTable) -> None:
    """Print a line for each mutation, wording and scorer; figures are per cent."""
    shown = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for head in ("mutation", "scorer"):
        shown.add_column(head, no_wrap=True)
    for head in ("noticed", "doubt", "false", "moved", "for"):
        shown.add_column(head, justify="right", no_wrap=True)
    before, both = "", {row.mutation for row in table.rows if row.wording == "verbatim"}
    for row in table.rows:
        second = row.wording != "verbatim" and row.mutation in both
        name = f"{row.mutation} ({row.wording})" if second else row.mutation
        shown.add_row("" if name == before else name, *_figures(row))
        before = name
    console.print(shown)
    own = (
        f"{name} {value:.3f}" for name, value in table.gold_headline.items() if value is not None
    )
    console.print(f"[dim]{table.samples} gold briefings, headline score {', '.join(own)}[/]")
    for row in table.rows:
        if row.headline_rose:
            console.print(f"[bold red]{row.headline_rose} briefings rose by {row.mutation}[/]")


def show_own(console: Console, rows: Sequence[Row]) -> None:
    """Print a line for each way of turning an engine's own lines round; shares are per cent."""
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    shown.add_column("mutation", no_wrap=True)
    for head in ("lines", "withheld", "undecided", "passed", "caught"):
        shown.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        rate = Rate(value=row.caught, low=row.low, high=row.high, n=row.lines)
        counts = (row.lines, row.withheld, row.undecided, row.passed)
        shown.add_row(row.mutation, *map(str, counts), _rate(rate))
    console.print(shown)


def _figures(row: MutationRow) -> tuple[str, ...]:
    return (
        row.scorer.replace("_", " "),
        _rate(row.detected),
        f"{100 * row.doubted.value:.0f}" if row.doubted.value else "",
        _rate(row.false_alarms),
        _signed(row.moved),
        _signed(row.expected),
    )


def _rate(rate: Rate) -> str:
    if rate.value is None:
        return ""
    if rate.low is None or rate.high is None:
        return f"{100 * rate.value:.0f}"
    return f"{100 * rate.value:.0f} [dim]{100 * rate.low:.0f}–{100 * rate.high:.0f}[/]"


def _signed(change: float | None) -> str:
    return "" if change is None else f"{change:+.2f}"
