"""Owns the watch over what a model leaves out: strong lines of the extractive engine beside it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from service.engines.llm.joining import overlap
from service.english.names import parts
from service.english.words import classes
from service.models import SECTIONS, DraftLine, Mention, Section

_SPEAKING: frozenset[Section] = frozenset(("positions", "criticism"))
_MOST_CITED = 4
_MILD = frozenset(("neutral", "supports"))


class Watch:
    """Knows the lines that rules are as good as sure of."""

    def __init__(self, beside: Iterable[DraftLine]) -> None:
        """Take the lines of the extractive engine; those of headline and summary do not count."""
        self._strong = [line for line in beside if line.strong and line.section in SECTIONS]

    def left_out(self, lines: Sequence[DraftLine]) -> list[DraftLine]:
        """Give the strong lines that no line of a model tells, by what rests on their sentences.

        A stance may stand among the positions or the criticism, a criticism only among positions
        that are not mild, a next step in any section. What tells a criticism rests on few sentences
        and has its critic speak, or its words: a row that cites the whole article silences nobody.
        """
        told: dict[tuple[Section, int], list[DraftLine]] = {}
        for line in lines:
            for section in _tells(line):
                for number in line.sentences:
                    told.setdefault((section, number), []).append(line)
        return [line for line in self._strong if not _is_told(line, told)]

    def silent(self, lines: Sequence[DraftLine], first: int, last: int) -> list[DraftLine]:
        """Give what was left out of sections that are empty, of the sentences `first` to `last`."""
        told = {line.section for line in lines}
        return [
            line
            for line in self.left_out(lines)
            if line.section not in told and any(first <= n <= last for n in line.sentences)
        ]

    def restored(self, lines: Sequence[DraftLine]) -> list[DraftLine]:
        """Give the strong lines that go in whatever the model says: nobody's critics are silenced.

        They are all critics that were left out, and what sections have that came back empty.
        """
        told = {line.section for line in lines}
        missing = self.left_out(lines)
        return [line for line in missing if line.section == "criticism" or line.section not in told]


def _tells(line: DraftLine) -> tuple[Section, ...]:
    """Give the sections of the rules' lines that are told by a line of a model."""
    if line.section not in SECTIONS:
        return ()
    if line.section == "positions" and line.polarity in _MILD:
        return ("positions", "next_steps")
    return SECTIONS if line.section in _SPEAKING else ("next_steps",)


def _is_told(strong: DraftLine, told: Mapping[tuple[Section, int], Sequence[DraftLine]]) -> bool:
    near = [each for n in strong.sentences for each in told.get((strong.section, n), ())]
    if strong.section != "criticism":
        return bool(near)
    return any(len(each.sentences) <= _MOST_CITED and _alike(each, strong) for each in near)


def _alike(line: DraftLine, strong: DraftLine) -> bool:
    """Say whether a line has the critic speak, or in the same words somebody but the target."""
    speaks = _named(line.who)
    if speaks & _named(strong.who):
        return True
    return overlap(line.text, strong.text) and not speaks & _named(strong.target)


def _named(mentions: Iterable[Mention]) -> set[str]:
    """Give the words that name somebody."""
    named = {part for each in mentions for part in parts(f"{each.text} {each.name or ''}")}
    return {part for part in named if not classes().get(part)}


class Omissions(NamedTuple):
    """Sentences by section, to ask about."""

    section: Section
    sentences: tuple[int, ...]


def omissions(lines: Iterable[DraftLine]) -> list[Omissions]:
    """Give the sentences of lines that were left out, by section."""
    found: dict[Section, set[int]] = {}
    for line in lines:
        found.setdefault(line.section, set()).update(line.sentences)
    return [Omissions(section, tuple(sorted(numbers))) for section, numbers in found.items()]
