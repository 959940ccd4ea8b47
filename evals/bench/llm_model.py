"""Owns the model of the benches: it answers with lines that stand, after as long as its name says.

It is a script of `evals.peers` that can go to another process. What it says of an article are the
lines of the extractive engine, chosen beforehand; lines it keeps in their order; anything else gets
a paragraph.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from evals.peers import ChatRequest, Reply
from service.engines.extractive import extract
from service.engines.llm.rows import FIELDS, rows
from service.grounding import Refusal, Witnesses, examine
from service.models import SECTIONS, DraftLine, Mention, Section
from service.text.reading import Reading

_LINE = re.compile(r"^([pcnx]\d+)\|.*\|(.+)$", re.MULTILINE)
_CLAUSE = 8
"""Words of a line; real models write about as many."""
_PARAGRAPH = "The parties want talks; their critics fault them; a vote is to follow. " * 6


def named(reply_s: float) -> str:
    """Name the model that takes so many seconds."""
    return f"after-{reply_s:g}"


@dataclass(frozen=True)
class Scripted:
    """The script of the benches' server."""

    rows: Mapping[str, Sequence[tuple[Section, str]]]
    """Section and row, by the line in which the sentence is shown that they cite."""

    def __call__(self, request: ChatRequest) -> Reply:
        """Answer."""
        asked = str(request.messages[-1].get("content"))
        if "<lines " in asked:
            text = _edited(asked)
        elif "<article " in asked:
            text = self._briefed(asked)
        else:
            text = _PARAGRAPH
        return Reply(text, delay_s=float(request.model.rpartition("-")[2]))

    def _briefed(self, article: str) -> str:
        found: dict[Section, list[str]] = {"summary": [], **{each: [] for each in SECTIONS}}
        for line in article.splitlines():
            for section, row in self.rows.get(line, ()):
                found[section].append(row)
        return json.dumps({"headline": "", **found}, ensure_ascii=False)


def scripted(*readings: Reading) -> Scripted:
    """Make the model that knows the lines of some articles; what would not stand is left out.

    What is said in several places is a row in each, in the words of that place if need be.
    """
    made: dict[str, dict[tuple[Section, str], None]] = {}
    for reading in readings:
        witnesses = Witnesses(reading)
        for line in extract(reading).lines:
            for number in line.sentences if line.section in SECTIONS else ():
                words = " ".join(reading.words_of(reading.sentences[number - 1]).split())
                found = _standing(line, number, words, witnesses)
                made.setdefault(f"[{number}] {words}", {}).update(dict.fromkeys(found))
    return Scripted({shown: tuple(found) for shown, found in made.items()})


def _standing(
    line: DraftLine, number: int, words: str, witnesses: Witnesses
) -> Iterator[tuple[Section, str]]:
    """Give the first way of saying a line that the checks let through, if there is one."""
    sections: tuple[Section, ...] = (line.section, "positions")
    short = " ".join(line.text.split()[:_CLAUSE])
    for section, text in product(sections, (short, line.text, words)):
        row = _row(line, section, number, text)
        (read,) = rows({section: [row]})
        if isinstance(read, DraftLine) and not isinstance(examine([read], witnesses)[0], Refusal):
            yield section, row
            return


def _row(line: DraftLine, section: Section, number: int, text: str) -> str:
    fields = {
        "who": _mention(line.who),
        "target": _mention(line.target),
        "when": line.when.text if line.when else "",
        "polarity": line.polarity,
        "status": line.status,
    }
    return "|".join((str(number), *(fields[name] for name in FIELDS[section]), text))


def _mention(mentions: tuple[Mention, ...]) -> str:
    first = next(iter(mentions), None)
    if first is None:
        return ""
    return f"{first.text} = {first.name}" if first.name else first.text


def _edited(lines: str) -> str:
    """Keep the lines in their order, and make headline and summary of the first."""
    found = _LINE.findall(lines)
    head = "|".join(found[0]) if found else ""
    order = [name for name, _ in found]
    return json.dumps({"headline": head[:80], "summary": [head], "order": order})
