"""Owns reading a briefing as scorers see it: its lines, whom they name, and where they rest.

A briefing comes as JSON: `briefing/1`, or any object with `sections.NAME.lines` or a bare list
`NAME` whose lines have `evidence` with offsets and words. What is malformed counts as missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.models import SECTIONS, Section, Span

_ACTOR: dict[Section, tuple[str, ...]] = {
    "positions": ("holder", "actor"),
    "criticism": ("critic",),
    "next_steps": ("actor",),
}

JsonObject = Mapping[str, Any]
"""A JSON object."""


@dataclass(frozen=True, kw_only=True)
class PredictedLine:
    """One line of a briefing; spans are those of the article, not of the briefing's own text."""

    section: Section
    index: int
    id: str
    text: str
    actor: str | None
    target: str | None
    start: str | None
    """First day of a next step, ISO."""
    end: str | None
    claims: tuple[Span, ...]
    """Where the words of its claim stand in the article; words that stand nowhere are left out."""
    bad_spans: int
    """Pieces of its claim whose offsets do not hold their words."""


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A briefing of one article, as an engine or a baseline gave it."""

    lines: Mapping[Section, tuple[PredictedLine, ...]]
    """Of the three sections, and those of headline and summary."""
    raw: JsonObject

    def of(self, section: Section) -> tuple[PredictedLine, ...]:
        """Give the lines of a section in their order."""
        return self.lines[section]


def read(briefing: JsonObject, article: str) -> Prediction:
    """Read a briefing of an article; evidence whose offsets do not fit is found by its words."""
    own_text = _own_text(briefing) or article
    wanted: dict[Section, list[Any]] = {
        section: _section(briefing, section) for section in SECTIONS
    }
    wanted["headline"] = [briefing.get("headline")]
    wanted["summary"] = _list(briefing.get("summary"))
    lines: dict[Section, tuple[PredictedLine, ...]] = {}
    for section, found in wanted.items():
        objects = [line for line in found if isinstance(line, Mapping)]
        lines[section] = tuple(
            _line(line, section, index, article, own_text) for index, line in enumerate(objects)
        )
    return Prediction(lines=lines, raw=briefing)


def _own_text(briefing: JsonObject) -> str | None:
    """Give the text that the briefing's offsets refer to, if it holds one."""
    source = next(iter(_list(briefing.get("sources"))), None)
    text = _get(source, "text") or _get(briefing.get("article"), "text")
    return text if isinstance(text, str) else None


def _section(briefing: JsonObject, section: Section) -> list[Any]:
    lines = _get(_get(briefing.get("sections"), section), "lines")
    return _list(lines) or _list(briefing.get(section))


def _line(
    line: JsonObject, section: Section, index: int, article: str, own_text: str
) -> PredictedLine:
    pieces = [piece for piece in _list(line.get("evidence")) if isinstance(piece, Mapping)]
    claims = [piece for piece in pieces if piece.get("part", "claim") == "claim"]
    names = (line.get(field) for field in _ACTOR.get(section, ()))
    when = line.get("when")
    return PredictedLine(
        section=section,
        index=index,
        id=str(line.get("id") or f"{section}[{index}]"),
        text=_text(line.get("text")) or "",
        actor=_name(next((name for name in names if name), None)),
        target=_name(line.get("target")),
        start=_text(_get(when, "start")),
        end=_text(_get(when, "end")),
        claims=tuple(span for claim in claims if (span := _place(claim, article))),
        bad_spans=sum("text" in claim and not _holds(claim, own_text) for claim in claims),
    )


def _holds(piece: JsonObject, text: str) -> bool:
    """Say whether the offsets of a piece of evidence hold its words."""
    start, end = piece.get("start"), piece.get("end")
    return isinstance(start, int) and isinstance(end, int) and text[start:end] == piece.get("text")


def _place(piece: JsonObject, article: str) -> Span | None:
    """Give where evidence stands in the article, by its offsets, else by its words."""
    if _holds(piece, article):
        return Span(piece["start"], piece["end"])
    words = _text(piece.get("text"))
    at = -1 if words is None else article.find(words)
    return None if at < 0 or words is None else Span(at, at + len(words))


def _get(value: object, key: str) -> Any:  # noqa: ANN401  # JSON of anybody's making
    return value.get(key) if isinstance(value, Mapping) else None


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """Give a name that stands as a string, as an object with a `name`, or first in a list."""
    if isinstance(value, list | tuple):
        value = next(iter(value), None)
    return _text(_get(value, "name") if isinstance(value, Mapping) else value)
