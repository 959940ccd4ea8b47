"""Owns plain text: what a pipe gets, wrapped, readable without any colour."""

from service.models import Briefing
from service.render import record, words
from service.render.clean import one_line
from service.render.marks import Mark, shorten
from service.render.sheet import Part, Row, Sheet, lay_out
from service.render.wrap import JOIN, wrap

WIDTH = 80


def to_text(briefing: Briefing, width: int = WIDTH) -> str:
    """Set a briefing as plain text in lines of `width` columns, ending with a newline."""
    sheet = lay_out(briefing)
    blocks = [
        *_top(sheet, width),
        *(_part(part, width) for part in sheet.parts),
        _sources(briefing, sheet.marks, width),
        _record(briefing, width),
    ]
    return "\n\n".join(blocks) + "\n"


def _top(sheet: Sheet, width: int) -> list[str]:
    head = "No headline." if sheet.headline is None else _body(sheet.headline, width, "")
    return [head, *(_body(row, width, "") for row in sheet.summary)]


def _part(part: Part, width: int) -> str:
    rows = [_row(row, width) for row in part.rows] or [f"  {part.nothing}"]
    return "\n\n".join((part.title.upper(), *rows))


def _row(row: Row, width: int) -> str:
    role = f" ({row.role})" if row.role else ""
    about = row.about or ""
    lead = wrap(f"{row.who or words.NOBODY}{role} · {row.stance}{about}", width, "- ", "  ")
    return f"{lead}\n{_body(row, width, '    ')}"


def _body(row: Row, width: int, indent: str) -> str:
    told = ((row.text, row.marks), *((note.words, note.marks) for note in row.notes))
    lines = (f"{text}{JOIN}{numbers(marks)}" if marks else text for text, marks in told)
    return "\n".join(wrap(line, width, indent, indent) for line in lines)


def numbers(marks: tuple[int, ...]) -> str:
    """Write the numbers of marks: "[1][3]"."""
    return "".join(f"[{mark}]" for mark in marks)


def _sources(briefing: Briefing, marks: tuple[Mark, ...], width: int) -> str:
    told = [
        wrap(f"{source.id}: {record.source_line(source)}", width, "", "  ")
        for source in briefing.sources
    ]
    return "\n\n".join(("SOURCES", "\n".join(told), *(_passage(mark, width) for mark in marks)))


def _passage(mark: Mark, width: int) -> str:
    head = wrap(f"[{mark.number}] {mark.where} for {', '.join(mark.lines)}", width, "", "    ")
    return f"{head}\n{wrap(one_line(shorten(mark.text)), width, '    ', '    ')}"


def _record(briefing: Briefing, width: int) -> str:
    lines = (wrap(line, width, "", "  ") for line in record.whole(briefing))
    return "\n".join(("RECORD", "", *lines))
