"""Owns the coloured briefing of a terminal: bold names, coloured stances, dim marks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from service.models import Briefing, Section
from service.render import record, words
from service.render.clean import one_line
from service.render.marks import Mark, shorten
from service.render.plain import numbers
from service.render.sheet import Part, Row, lay_out

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 88
"""Columns at most: longer lines are hard to read, however wide the terminal is."""

_STANCE: Mapping[str, str] = {
    "supports": "green",
    "opposes": "red",
    "demands": "magenta",
    "proposes": "cyan",
    "neutral": "",
    "unclear": "",
    "criticism": "red",
    "next_steps": "",
}
"""The plain colours of the terminal, which its owner has made readable on its background."""
_NOTE = {"doubt": "black on yellow", "condition": "", "reply": "", "form": "dim"}


def to_terminal(briefing: Briefing, console: "Console") -> None:
    """Print a briefing on a rich console, at most `WIDTH` columns wide."""
    sheet = lay_out(briefing)
    page = _Page(console)
    if sheet.headline is None:
        page.put(("No headline.", "bold"))
    else:
        page.row(sheet.headline, "bold", 0)
    for row in sheet.summary:
        page.gap()
        page.row(row, "", 0)
    for part in sheet.parts:
        page.part(part)
    page.title("Sources")
    for source in briefing.sources:
        page.put((f"{source.id}: {record.source_line(source)}", "dim"))
    for mark in sheet.marks:
        page.passage(mark)
    page.title("Record")
    for fault in record.degraded(briefing):
        page.put((fault, _NOTE["doubt"]))
    for line in (*record.coverage(briefing), *record.withheld(briefing), record.receipt(briefing)):
        page.put((line, "dim"))


class _Page:
    """Puts styled runs of words on a console, wrapped and indented."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._width = min(console.width, WIDTH)

    def put(self, *runs: tuple[str, str], indent: int = 0) -> None:
        from rich.text import Text  # only a terminal needs rich

        text = Text.assemble(*runs)
        for line in text.wrap(self._console, self._width - indent, overflow="fold"):
            line.rstrip()
            self._console.print(
                Text.assemble(" " * indent, line), soft_wrap=True, highlight=False, markup=False
            )

    def gap(self) -> None:
        self._console.print()

    def title(self, title: str) -> None:
        self.gap()
        self.put((title.upper(), "bold"), (" " + "─" * (self._width - len(title) - 1), "dim"))

    def part(self, part: Part) -> None:
        self.title(part.title)
        for place, row in enumerate(part.rows):
            if place:
                self.gap()
            self.lead(row, part.name)
            self.row(row, "", 2)
        if not part.rows:
            self.put((part.nothing, "italic"), indent=2)

    def lead(self, row: Row, section: Section) -> None:
        role = f", {row.role}" if row.role else ""
        about = row.about or ""
        stance = (row.stance or "", _STANCE[row.polarity or section])
        who = (row.who, "bold") if row.who else (words.NOBODY, "italic")
        self.put(who, (role, ""), (" · ", "dim"), stance, (about, ""))

    def row(self, row: Row, style: str, indent: int) -> None:
        self.put((row.text, style), (numbers(row.marks), "dim"), indent=indent)
        for note in row.notes:
            self.put((note.words, _NOTE[note.kind]), (numbers(note.marks), "dim"), indent=indent)

    def passage(self, mark: Mark) -> None:
        self.gap()
        self.put(
            (f"[{mark.number}]", "bold"), (f" {mark.where} for {', '.join(mark.lines)}", "dim")
        )
        self.put((one_line(shorten(mark.text)), ""), indent=4)
