"""Owns the writing of a reply to the draft prompt in the rows that the engine asks for.

A reply is a JSON object of lines with keys; a row is `numbers|fields|text`. Nothing is left out
that the engine reads, and nothing mended.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from evals.solvers.leading import PARTS
from service.engines.llm.rows import FIELDS
from service.models import SECTIONS, Section

Reply = Mapping[str, Any]
"""`headline`, `summary` and the three sections, as objects with `sentences` and `text`."""


def encoded(reply: Reply) -> str:
    """Write a reply as the JSON of rows, without a space that a model need not pay for."""
    sections: tuple[Section, ...] = ("summary", *SECTIONS)
    rows: dict[str, object] = {"headline": _row("headline", reply["headline"])}
    rows |= {section: [_row(section, line) for line in reply[section]] for section in sections}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def renumbered(reply: Reply, numbers: Callable[[int], Iterable[int]]) -> Reply:
    """Give a reply with other sentence numbers; one sentence may have become several."""

    def moved(line: Mapping[str, Any]) -> Mapping[str, Any]:
        found = [new for old in line["sentences"] for new in numbers(old)]
        return {**line, "sentences": list(dict.fromkeys(found))}

    made: dict[str, Any] = {"headline": moved(reply["headline"])}
    for name in ("summary", *SECTIONS):
        made[name] = [moved(line) for line in reply[name]]
    return made


def _row(section: Section, line: Mapping[str, Any]) -> str:
    numbers = " ".join(map(str, line["sentences"]))
    fields = (_field(section, each, line) for each in FIELDS[section])
    return "|".join((numbers, *fields, line["text"]))


def _field(section: Section, field: str, line: Mapping[str, Any]) -> str:
    part = PARTS[section] if field == "who" else field
    words, name = line.get(part) or "", line.get(f"{part}_name") or ""
    return f"{words} = {name}" if words and name not in ("", words) else words or name
