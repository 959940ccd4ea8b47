"""Owns what each row of a text is: body, heading, byline or boilerplate.

When in doubt it is body. A heading is a short row without a full stop with body text below it; the
marks of Markdown (`# Title`, a line of `=` or `-` below the title) count as well.
"""

import re
from typing import Literal, NamedTuple

from service.text.boilerplate import is_boilerplate, is_label, is_sponsor, is_teaser
from service.text.bylines import is_byline, is_reported
from service.text.rows import Row, is_stopped, rows

Kind = Literal["body", "heading", "byline", "boilerplate"]


class Outline(NamedTuple):
    """The rows of a text, and what each of them is."""

    rows: list[Row]
    kinds: list[Kind]


_LONG = 160
_CALL = 120
_CAPTION = 400
_TITLE = 80
_TOP_TITLE = 130
_HEADLINE = 200
BOTTOM = 5
_MOST_HEADINGS = 4
_ENDS = frozenset([".", "!", *(stop + quote for stop in ".!?" for quote in '"”’)')])
_NUMBERED = re.compile(r"\d{1,2}[.)] \S")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_INNER_STOP = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-ZÀ-Þ]")
_COLONS = ":："
_ASKING = "?？؟"


def outline(text: str) -> Outline:
    """Give the kind of every row of a text, in order; only white space lies between. Linear."""
    found = rows(text)
    kinds: list[Kind | None] = []
    kind: Kind | None
    body = False
    bottom = len(found) - BOTTOM
    for index, row in enumerate(found):
        end = row.end
        ends = text[end - 1] in _ENDS or text[end - 2 : end] in _ENDS
        if body and ends and text[row.start] != "#":
            kind = _sentence_kind(text, row.start, end, index >= bottom)
        else:
            kind = _kind(text, row, -1 if body else index, index >= bottom)
        body = body or kind == "body"
        kinds.append(kind)
    _hand_on(text, found, kinds)
    return Outline(found, _settle(kinds))


def _sentence_kind(text: str, start: int, end: int, bottom: bool) -> Kind:
    """Give the kind of a row that ends like a sentence: body but for captions and last lines."""
    if _is_labelled(text, start, end):
        return "boilerplate"
    if bottom and end - start <= _LONG:
        line = text[start:end]
        if is_boilerplate(line, bottom):
            return "boilerplate"
        return "byline" if is_reported(line) else "body"
    return "body"


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Say whether a row begins with a label; a long one cannot."""
    if end - start > _CAPTION or text.find(":", start, min(end, start + _TITLE)) < 0:
        return False
    return is_label(text[start:end])


def _kind(text: str, row: Row, place: int, bottom: bool) -> Kind | None:
    """Give the kind of one row, None where it may be a heading.

    `place` is its number while no body text has been seen, then -1.
    """
    length = row.end - row.start
    if _is_labelled(text, row.start, row.end):
        return "boilerplate"
    if length > _LONG:
        return "body"
    line = text[row.start : row.end]
    if not any(map(str.isalnum, line)) or (length <= _CALL and is_boilerplate(line, bottom)):
        return "boilerplate"
    if is_byline(line, place > 0, bottom):
        return "byline"
    if _MARKDOWN.match(line):
        return "heading"
    return None if row.words == row.start and _may_head(line, place) else "body"


def _may_head(line: str, place: int) -> bool:
    """Say whether a row has the form of a heading."""
    if line[0].islower():
        return False
    if place == 0 and not is_stopped(line):
        return len(line) <= _HEADLINE
    if len(line) > (_TOP_TITLE if place >= 0 else _TITLE):
        return False
    if _NUMBERED.match(line):
        return not is_stopped(line)
    if _INNER_STOP.search(line):
        return False
    if line[-1] in _COLONS:
        return line.isupper()
    return line[-1] in _ASKING or not is_stopped(line)


def _hand_on(text: str, found: list[Row], kinds: list[Kind | None]) -> None:
    """Settle what the row above decides: an underline, an advertisement, a list of links."""
    above: Literal["", "title", "sponsor", "teaser"] = ""
    for index, kind in enumerate(kinds):
        if kind == "body" and not above:
            continue
        row = found[index]
        if above == "title" and not row.alone and _UNDERLINE.fullmatch(text, row.start, row.end):
            kinds[index - 1] = kinds[index] = "heading"
        elif above == "sponsor" and row.end - row.start <= _CAPTION:
            kinds[index] = "boilerplate"
        elif above == "teaser" and row.words > row.start:
            kinds[index] = "boilerplate"
            continue
        above = ""
        if kind is None or kind == "boilerplate":
            above = _hands_on(text[row.start : min(row.end, row.start + _LONG)])
            kinds[index] = "boilerplate" if above in ("sponsor", "teaser") else kinds[index]


def _hands_on(line: str) -> Literal["title", "sponsor", "teaser"]:
    if is_sponsor(line):
        return "sponsor"
    return "teaser" if is_teaser(line) else "title"


def _settle(kinds: list[Kind | None]) -> list[Kind]:
    """Make headings of the rows that have body text below them, and body of the others.

    Many in a row are a list or a poem, no headings.
    """
    settled: list[Kind] = [kind or "body" for kind in kinds]
    run: list[int] = []
    for index, kind in enumerate(kinds):
        if kind is None:
            run.append(index)
        elif kind == "body":
            for place in run if len(run) <= _MOST_HEADINGS else ():
                settled[place] = "heading"
            run = []
    return settled
