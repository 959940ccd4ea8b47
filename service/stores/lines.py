"""Owns the lines of an export: a row as one line of JSON, and a line as a row again.

```
{"brevier_export": 1, "schema": "2"}
{"articles": {"tenant": "", "sha256": "...", "received_at": "2026-01-02T12:00:00+00:00", ...}}
{"briefings": {...}}
{"end": 2}
```
The first line says what this is, the last one how many rows there were, so that a file that was
cut off is known.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Date, Integer, String, Table

from service.errors import BadInput
from service.stores.migrating import REVISION
from service.stores.rows import Row
from service.stores.tables import Moment, metadata, model_calls

EXPORT = "brevier_export"
FORM = 1
"""The number of this form of lines."""
END = "end"
TABLES: Mapping[str, Table] = {
    table.name: table for table in metadata.sorted_tables if table is not model_calls
}
"""Each after those that it refers to; without what means something on one clock only."""


class Line(NamedTuple):
    """What a line says: a row of a table; or, without one, the number of all rows."""

    table: Table | None
    row: Row
    end: int | None = None


def first() -> str:
    """Write the line that an export begins with."""
    return _written({EXPORT: FORM, "schema": REVISION})


def last(rows: int) -> str:
    """Write the line that an export ends with."""
    return _written({END: rows})


def write(table: str, row: Mapping[str, Any]) -> str:
    """Write a row as a line."""
    return _written({table: dict(row)})


def _written(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=_iso) + "\n"


def _iso(value: date) -> str:
    return value.isoformat()


def read(line: bytes) -> Line | None:
    """Read a line; None is a first line, and an empty one.

    Raises:
        BadInput: says what is wrong with it, without repeating any words of an article.
    """
    if not line.strip():
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInput("this is no JSON") from None
    if not isinstance(said, dict):
        raise BadInput("this is no row of a table")
    if EXPORT in said:
        _check_form(said)
        return None
    if isinstance(said.get(END), int):
        return Line(None, {}, said[END])
    if len(said) != 1 or (name := next(iter(said))) not in TABLES:
        raise BadInput("this names no table that is known here")
    return Line(TABLES[name], _row(TABLES[name], said[name]))


def _check_form(said: dict[str, object]) -> None:
    if said[EXPORT] != FORM:
        raise BadInput("this export was written by a newer Brevier: update this one")


def _row(table: Table, given: object) -> Row:
    if not isinstance(given, dict):
        raise BadInput(f"the row of {table.name} is no object")
    for name in given.keys() - table.columns.keys():
        raise BadInput(f"{table.name} has no {str(name)[:40]!r} here: a newer Brevier wrote it?")
    return {column.name: _value(column, given.get(column.name)) for column in table.columns}


def _value(column: Column[Any], given: object) -> object:
    if given is None and column.nullable:
        return None
    try:
        return _read_value(column, given)
    except (ValueError, TypeError, OverflowError):
        raise BadInput(f"`{column.name}` is no {_kind(column)}") from None


def _kind(column: Column[Any]) -> str:
    if isinstance(column.type, Moment):
        return "moment with its offset from UTC"
    kinds = {Date: "date", Integer: "whole number"}
    return next((kind for type_, kind in kinds.items() if isinstance(column.type, type_)), "text")


def _read_value(column: Column[Any], given: object) -> object:
    if isinstance(column.type, Moment):
        moment = datetime.fromisoformat(_text(given))
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    if isinstance(column.type, Date):
        return date.fromisoformat(_text(given))
    if isinstance(column.type, Integer):
        if type(given) is not int or abs(given) >= 1 << 63:
            raise ValueError
        return given
    text = _text(given)
    if isinstance(column.type, String) and len(text) > (column.type.length or len(text)):
        raise ValueError
    return text


def _text(given: object) -> str:
    if not isinstance(given, str) or "\0" in given:
        raise ValueError
    given.encode()  # half a character is no text
    return given
