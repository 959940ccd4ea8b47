"""Owns spoiling every second line of a briefing, so that the others show false alarms."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from evals.mutations.golden import Golden
from evals.mutations.lines import SectionLine, rebuilt, sections
from service.models import SECTIONS, Briefing

Change = Callable[[SectionLine], SectionLine | None]
"""Gives a spoilt line, or None where the mutation does not fit."""


class Half(NamedTuple):
    """A briefing in which every second line that could be spoilt is."""

    briefing: Briefing
    changed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Give how large a part of all lines is spoilt."""
        return len(self.changed) / max(1, sum(map(len, sections(self.briefing).values())))


def halves(golden: Golden, change: Change) -> Iterator[Half]:
    """Spoil the even ones, then the odd ones, of the lines that the change fits.

    So each of them is spoilt once, and stands untouched beside spoilt ones once.
    """
    whole = sections(golden.briefing)
    spoilt: dict[str, SectionLine] = {}
    for line in (line for section in SECTIONS for line in whole[section]):
        if (other := change(line)) is not None:
            spoilt[line.id] = other
    for first in (0, 1):
        chosen = [*spoilt][first::2]
        if chosen:
            mixed = {
                section: [spoilt[line.id] if line.id in chosen else line for line in held]
                for section, held in whole.items()
            }
            yield Half(rebuilt(golden.briefing, mixed), tuple(chosen))
