"""Owns the watch over what a model leaves out: strong lines of the extractive engine beside it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from service.models import SECTIONS, DraftLine, Section

_SPEAKING: frozenset[Section] = frozenset(("positions", "criticism"))
_MILD = frozenset(("neutral", "supports"))


class Watch:
    """Knows the lines that rules are as good as sure of."""

    def __init__(self, beside: Iterable[DraftLine]) -> None:
        """Take the lines of the extractive engine; those of headline and summary do not count."""
        self._strong = [line for line in beside if line.strong and line.section in SECTIONS]

    def left_out(self, lines: Sequence[DraftLine]) -> list[DraftLine]:
        """Give the strong lines on whose sentences no line of a model rests.

        A stance may stand among the positions or the criticism, a criticism only among positions
        that are not mild, a next step in any section.
        """
        told: dict[Section, set[int]] = {section: set() for section in SECTIONS}
        for line in lines:
            for section in _tells(line):
                told[section].update(line.sentences)
        return [line for line in self._strong if not told[line.section] & set(line.sentences)]

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
