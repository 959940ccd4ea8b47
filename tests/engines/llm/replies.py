"""The twelve replies of a strong model, and the same in the form that our prompt asks for."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from evals.solvers.replies import FOLDER, sentences
from service.models import Span
from tests.conftest import ROOT


class Told(NamedTuple):
    """An article by name, its text, the reply about it, and where the numbered sentences stand."""

    name: str
    article: str
    reply: Mapping[str, Any]
    sentences: Mapping[int, Span]


@cache
def replies() -> tuple[Told, ...]:
    """Read all twelve."""
    return tuple(_read())


def _read() -> Iterator[Told]:
    for path in sorted(FOLDER.glob("*.reply.json")):
        name = path.name.removesuffix(".reply.json")
        article = (ROOT / "seeds" / name / "article.txt").read_text(encoding="utf-8")
        numbered = (FOLDER / f"{name}.numbered.txt").read_text(encoding="utf-8")
        reply = json.loads(path.read_text(encoding="utf-8"))
        yield Told(name, article, reply, sentences(numbered, article))


def encoded(reply: Mapping[str, Any]) -> dict[str, Any]:
    """Write a reply in rows."""
    return {
        "headline": _row(reply["headline"]),
        "summary": [_row(line) for line in reply["summary"]],
        "positions": [
            _row(line, _who(line, "holder"), line["polarity"]) for line in reply["positions"]
        ],
        "criticism": [
            _row(line, _who(line, "critic"), line["target"] or "") for line in reply["criticism"]
        ],
        "next_steps": [
            _row(line, _who(line, "actor"), line["when"] or "", line["status"])
            for line in reply["next_steps"]
        ],
    }


def compact(reply: Mapping[str, Any]) -> str:
    """Write a reply as the JSON that the prompt shows."""
    return json.dumps(encoded(reply), ensure_ascii=False, separators=(",", ":"))


def _row(line: Mapping[str, Any], *fields: str) -> str:
    return "|".join((" ".join(map(str, line["sentences"])), *fields, line["text"]))


def _who(line: Mapping[str, Any], part: str) -> str:
    words, name = line[part] or "", line.get(f"{part}_name") or ""
    return words if name in ("", words) else f"{words} = {name}"
