"""Owns the form of a result: a figure beside its target, and whether it is met."""

from typing import Literal, NamedTuple


class Row(NamedTuple):
    """One measured figure; `ratio` is how many times over the target is met (below 1: missed)."""

    name: str
    figure: float
    unit: str
    target: float
    better: Literal["more", "less"]
    note: str = ""
    """What stands beside the figure in the same run, such as a yardstick."""

    @property
    def ratio(self) -> float:
        """Give how many times better than its target the figure is."""
        pair = (self.figure, self.target) if self.better == "more" else (self.target, self.figure)
        return pair[0] / pair[1] if pair[1] else float("inf")


def table(rows: list[Row]) -> str:
    """Write rows as a table of plain text, one line a figure."""
    cells = [("what", "figure", "target", "ratio", "", "beside it"), *map(_cells, rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    bound = "at least" if row.better == "more" else "at most"
    return (
        row.name,
        f"{row.figure:.3g} {row.unit}".strip(),
        f"{bound} {row.target:g}",
        f"{row.ratio:.2f}x",
        "met" if row.ratio >= 1 else "MISSED",
        row.note,
    )
