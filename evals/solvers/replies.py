"""Owns the upper reference: a strong model's unedited replies, read as briefings and scored so.

A folder holds `NAME.reply.json` (what the model answered) and `NAME.numbered.txt` (the sentences
it was shown, `[n] words`). A line cites sentence numbers: its claim is those sentences, found in
the article by their words. Nothing is grounded, mended or withheld.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.dataset import Sample
from evals.solvers.leading import PARTS
from evals.solvers.writing import Said, write
from service.english.dates import resolve
from service.models import SECTIONS, Briefing, Part, PromptRef, Section, Span
from service.text.folding import find

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "data" / "replies"
_NUMBERED = re.compile(r"^\[(\d+)\] (.*(?:\n(?!\[\d+\] |\n).*)*)", re.MULTILINE)


@dataclass(frozen=True)
class Replies:
    """Reads replies from a folder; a sample without one is not scored."""

    folder: Path = FOLDER
    name: str = "model replies"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    @property
    def version(self) -> str:
        """Give a hash of the replies."""
        files = sorted(self.folder.glob("*.reply.json"))
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]

    def solve(self, sample: Sample) -> Briefing | None:
        """Turn the reply into a briefing."""
        reply = self.folder / f"{sample.id}.reply.json"
        if not reply.exists():
            return None
        answer = json.loads(reply.read_text(encoding="utf-8"))
        numbered = (self.folder / f"{sample.id}.numbered.txt").read_text(encoding="utf-8")
        reader = _Reader(sample, sentences(numbered, sample.article_text))
        return write(sample, self.name, reader.said(answer))


def sentences(numbered: str, article: str) -> dict[int, Span]:
    """Find the numbered sentences in the article, each after the one before it.

    Raises:
        ValueError: names the first sentence that the article does not have.
    """
    found: dict[int, Span] = {}
    at = 0
    for row in _NUMBERED.finditer(numbered):
        words = row[2].strip()
        start = article.find(words, at)
        if start < 0:
            raise ValueError(f"sentence {row[1]} is not in the article: {words[:60]!r}")
        at = start + len(words)
        found[int(row[1])] = Span(start, at)
    return found


class _Reader:
    """Reads one reply."""

    def __init__(self, sample: Sample, places: Mapping[int, Span]) -> None:
        self._sample = sample
        self._places = places

    def said(self, answer: Mapping[str, Any]) -> Iterator[Said]:
        yield self._plain("headline", answer["headline"])
        for line in answer["summary"]:
            yield self._plain("summary", line)
        for section in SECTIONS:
            for line in answer[section]:
                yield self._line(section, line)

    def _plain(self, section: Section, line: Mapping[str, Any]) -> Said:
        return Said(section=section, claims=self._claims(line), text=line["text"])

    def _line(self, section: Section, line: Mapping[str, Any]) -> Said:
        part, claims = PARTS[section], self._claims(line)
        wanted: tuple[tuple[Part, str | None], ...] = (
            (part, line.get(part)),
            ("target", line.get("target")),
            ("when", line.get("when")),
        )
        return Said(
            section=section,
            claims=claims,
            text=line["text"],
            who=line.get(f"{part}_name") or line.get(part),
            target=line.get("target"),
            polarity=line.get("polarity", "unclear"),
            status=line.get("status", "expected"),
            when=resolve(line.get("when"), self._sample.published),
            roles=tuple(self._roles(claims, wanted)),
        )

    def _claims(self, line: Mapping[str, Any]) -> tuple[Span, ...]:
        return tuple(self._places[number] for number in line["sentences"])

    def _roles(
        self, claims: tuple[Span, ...], wanted: tuple[tuple[Part, str | None], ...]
    ) -> Iterator[tuple[Part, Span]]:
        """Give where the words that the model copied stand in the sentences it cites."""
        for part, words in wanted:
            places = (find(words, self._sample.article_text, *claim) for claim in claims if words)
            if located := next((place for place in places if place), None):
                yield part, located.span
