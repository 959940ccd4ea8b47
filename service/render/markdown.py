"""Owns Markdown: CommonMark in which words of the article cannot turn into markup."""

import re

from service.models import Briefing
from service.render import record, words
from service.render.clean import one_line
from service.render.marks import Mark, shorten
from service.render.plain import numbers
from service.render.sheet import Part, Row, lay_out

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$^]|:(?=[\w+-]+:)")
_BLOCK = re.compile(r"([#+-])|(\d{1,9})([.)])")


def to_markdown(briefing: Briefing) -> str:
    """Write a briefing as Markdown, ending with a newline."""
    sheet = lay_out(briefing)
    head = f"# {_told(sheet.headline)}" if sheet.headline else "# No headline"
    blocks = [
        head,
        *_notes(sheet.headline),
        *(block for row in sheet.summary for block in (_told(row), *_notes(row))),
        *(_part(part) for part in sheet.parts),
        "## Sources",
        *(f"{source.id}: {escape(record.source_line(source))}" for source in briefing.sources),
        *(_passage(mark) for mark in sheet.marks),
        "## Record",
        "\n".join(f"- {escape(line)}" for line in record.whole(briefing)),
    ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Make one line of text stand for itself in Markdown, wherever in a block it begins."""
    inline = _SPECIAL.sub(r"\\\g<0>", text)
    block = _BLOCK.match(inline)
    if block is None:
        return inline
    at = 0 if block[1] else block.start(3)
    return f"{inline[:at]}\\{inline[at:]}"


def _told(row: Row) -> str:
    return f"{escape(row.text)} {numbers(row.marks)}"


def _notes(row: Row | None) -> list[str]:
    return ["\n".join(_remarks(row, ""))] if row and row.notes else []


def _remarks(row: Row, indent: str) -> list[str]:
    return [f"{indent}- {escape(note.words)} {numbers(note.marks)}".rstrip() for note in row.notes]


def _part(part: Part) -> str:
    rows = "\n".join(_row(row) for row in part.rows)
    return f"## {part.title}\n\n{rows or part.nothing}"


def _row(row: Row) -> str:
    role = f" ({escape(row.role)})" if row.role else ""
    about = escape(row.about or "")
    who = f"**{escape(row.who)}**" if row.who else words.NOBODY
    lead = f"{who}{role} · *{row.stance}*{about}"
    return "\n".join((f"- {lead}: {_told(row)}", *_remarks(row, "  ")))


def _passage(mark: Mark) -> str:
    lines = ", ".join(f"`{line}`" for line in mark.lines)
    head = f"**[{mark.number}]** {escape(mark.where)} for {lines}"
    return f"{head}\n\n> {escape(one_line(shorten(mark.text)))}"
