"""Owns the honest answer of a scripted model: the lines of the rules, as rows, by what it is shown.

A row is given where every sentence that it cites is shown, found again by its words, so that one
chunk and twenty of the same article are answered alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.engines.extractive import extract
from service.engines.llm.base import ModelRequest
from service.models import DraftLine, Mention, Section
from service.text.reading import Reading

Answer = dict[str, str | list[str]]
"""An answer before it is written as JSON: rows by section, the headline alone."""
_ARTICLE = re.compile(r"<article (\w+)>\n(.*)\n</article \1>", re.DOTALL)
_SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


class Row(NamedTuple):
    """One row of the table: the words of its sentences, and what follows the numbers."""

    section: Section
    sentences: tuple[str, ...]
    fields: tuple[str, ...]

    def written(self, numbers: Mapping[str, int]) -> str:
        """Give the row for sentences with these numbers."""
        return "|".join((" ".join(str(numbers[each]) for each in self.sentences), *self.fields))


@dataclass(frozen=True)
class Table:
    """The rows of one article."""

    rows: tuple[Row, ...]

    @classmethod
    def of(cls, reading: Reading) -> "Table":
        """Make the table of what the rules find in an article."""
        lines = extract(reading).lines
        ordered = sorted(lines, key=lambda line: line.sentences)
        return cls(tuple(_row(line, reading) for line in ordered))

    def answer(self, request: ModelRequest) -> Answer:
        """Answer about what a request shows."""
        numbers = {words: number for number, words in shown(request).items()}
        found: Answer = {}
        for row in self.rows:
            if not numbers.keys() >= set(row.sentences):
                continue
            written = row.written(numbers)
            if row.section == "headline":
                found["headline"] = written
            else:
                rows = found.setdefault(row.section, [])
                assert isinstance(rows, list)
                rows.append(written)
        answer: Answer = {section: found.get(section, []) for section in _SECTIONS}
        return answer | {"headline": found.get("headline", "")}


_SECTIONS: tuple[Section, ...] = ("summary", "positions", "criticism", "next_steps")


def article(request: ModelRequest) -> str:
    """Give what stands between the last markers of a request."""
    found = [each[2] for said in request.messages for each in _ARTICLE.finditer(said.text)]
    return found[-1]


def shown(request: ModelRequest) -> dict[int, str]:
    """Give the sentences that a request shows, by number."""
    return {int(number): words for number, words in _SENTENCE.findall(article(request))}


def ids(request: ModelRequest) -> list[str]:
    """Give the ids of the lines that a merge or a verdict is asked about."""
    return re.findall(r"^([a-z]\d+)\|", request.messages[-1].text, re.MULTILINE)


def _row(line: DraftLine, reading: Reading) -> Row:
    words = tuple(
        " ".join(reading.words_of(reading.sentences[n - 1]).split()) for n in line.sentences
    )
    who, target = _mention(line.who), _mention(line.target)
    text = " ".join(line.text.split())
    fields: dict[Section, tuple[str, ...]] = {
        "positions": (who, line.polarity, text),
        "criticism": (who, target, text),
        "next_steps": (who, line.when.text if line.when else "", line.status, text),
    }
    return Row(line.section, words, fields.get(line.section, (text,)))


def _mention(mentions: tuple[Mention, ...]) -> str:
    if not mentions:
        return ""
    first = mentions[0]
    words = " ".join(first.text.split())
    return f"{words} = {first.name}" if first.name and first.name != words else words
