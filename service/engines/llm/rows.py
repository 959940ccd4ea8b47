"""Owns the form of an answer: rows of fields for each section, their schema, and their reading.

A row is one string, `numbers|fields|text`: a model pays for every key that it writes. Rows that
come as objects, as smaller models like to write them, are read too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast, get_args

from service.grounding.locate import WHO
from service.models import DraftLine, Excerpt, Mention, Polarity, Section, StepStatus

FIELDS: dict[Section, tuple[str, ...]] = {
    "headline": (),
    "summary": (),
    "positions": ("who", "polarity"),
    "criticism": ("who", "target"),
    "next_steps": ("who", "when", "status"),
}
"""What stands between the numbers and the text of a row."""

SECTIONS = frozenset(FIELDS)
_MOST_ROWS: dict[Section, int] = {"summary": 4, "positions": 40, "criticism": 40, "next_steps": 40}
_LONGEST_ROW, _LONGEST_HEADLINE = 500, 200
_MOST_NUMBERS = 12
_NUMBERS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")
_NOTHING = frozenset(("", "null", "none", "-", "–", "—"))


class Bad(NamedTuple):
    """A row that cannot be read, and why."""

    section: Section
    row: str
    fault: str


def schema() -> dict[str, Any]:
    """Give the JSON schema of an answer: strict, each string and list bounded."""
    row = {"type": "string", "maxLength": _LONGEST_ROW}
    sections: dict[str, Any] = {
        section: {"type": "array", "maxItems": most, "items": row}
        for section, most in _MOST_ROWS.items()
    }
    return closed(headline={"type": "string", "maxLength": _LONGEST_HEADLINE}, **sections)


def closed(**properties: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of an object with these properties, all of them and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def rows(answer: Mapping[str, Any]) -> Iterator[DraftLine | Bad]:
    """Read the rows of an answer, in its order; a whole answer's bad form is no row."""
    for section in FIELDS:
        found = answer.get(section)
        several = found if isinstance(found, list) else [found]
        for row in several[: _MOST_ROWS.get(section, 1)]:
            if not _is_nothing(row):
                yield _read(section, row)


def _is_nothing(row: object) -> bool:
    return row in (None, {}, []) or (isinstance(row, str) and row.strip(" |").lower() in _NOTHING)


def _read(section: Section, row: object) -> DraftLine | Bad:
    named = _by_name(section, row) if isinstance(row, Mapping) else _by_place(section, row)
    if isinstance(named, str):
        return Bad(section, str(row)[:_LONGEST_ROW], named)
    polarity, status = (_text(named.get(name)).lower() for name in ("polarity", "status"))
    when, condition = _text(named.get("when")), _text(named.get("condition"))
    who = _mention(named.get("who"), named.get("name"))
    return DraftLine(
        section=section,
        text=_text(named.get("text")),
        sentences=numbers(named.get("sentences")),
        who=who,
        target=_mention(named.get("target"), named.get("target_name")),
        when=Excerpt(text=when) if when else None,
        condition=Excerpt(text=condition) if condition else None,
        polarity=cast(Polarity, polarity) if polarity in get_args(Polarity) else "unclear",
        status=cast(StepStatus, status) if status in get_args(StepStatus) else "expected",
    )


def _by_place(section: Section, row: object) -> Mapping[str, Any] | str:
    names = ("sentences", *FIELDS[section], "text")
    fields = row if isinstance(row, list) else str(row).split("|", len(names) - 1)
    if len(fields) != len(names):
        return f"it has {len(fields)} fields instead of {len(names)}"
    return dict(zip(names, fields, strict=True))


def _by_name(section: Section, row: Mapping[str, Any]) -> Mapping[str, Any]:
    part = WHO.get(section, "")
    return {
        **row,
        "sentences": row.get("sentences", row.get("numbers")),
        "who": row.get("who", row.get(part)),
        "name": row.get("name", row.get(f"{part}_name")),
    }


def numbers(field: object) -> tuple[int, ...]:
    """Read sentence numbers, "4 7" or [4, 7] or "4-6"; each once, in their order."""
    if isinstance(field, Sequence) and not isinstance(field, str):
        field = " ".join(map(str, field))
    found: list[int] = []
    for first, last in _NUMBERS.findall(str(field))[:_MOST_NUMBERS]:
        end = min(int(last or first), int(first) + _MOST_NUMBERS)
        found += range(int(first), max(int(first), end) + 1)
    return tuple(dict.fromkeys(found))[:_MOST_NUMBERS]


def _mention(field: object, name: object) -> tuple[Mention, ...]:
    """Read "she = Deborah Finch": the words that stand there, and the name they mean."""
    words, _, meant = _text(field).partition(" = ")
    full = _text(meant) or _text(name)
    words = words.strip().removesuffix(" =").removeprefix("= ")
    if words.lower() in _NOTHING:
        return (Mention(text=full),) if full.lower() not in _NOTHING else ()
    return (Mention(text=words, name=full if full not in ("", words) else None),)


def _text(field: object) -> str:
    words = " ".join(str(field).split()) if isinstance(field, str | int | float) else ""
    return "" if words.lower() in _NOTHING else words
