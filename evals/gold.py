"""The frozen form of `gold.json`: what a perfect briefing of one article must contain.

Field names are those of the files. Evidence strings are substrings of the article; whether they
stand there, and exactly once, `evals.dataset` checks.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from service.models import Section

Names = Annotated[tuple[str, ...], Field(min_length=1)]
Quotations = Annotated[tuple[str, ...], Field(min_length=1)]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
"""An ISO date at the precision of the text: a day, a month or a year."""


class _Form(BaseModel):
    """Frozen; a field that is not named here is nobody's business."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFact(_Form):
    """What every summary must say."""

    gist: str
    vital: StrictBool
    evidence: Quotations


class GoldPosition(_Form):
    """A position: who holds what."""

    actor: Names
    gist: str
    polarity: Literal["supports", "opposes", "demands", "proposes", "neutral"]
    vital: StrictBool
    evidence: Quotations
    target: ClassVar[None] = None

    @property
    def names(self) -> Names:
        """Give the names of the holder, the resolved one first."""
        return self.actor


class GoldCriticism(_Form):
    """A criticism: who faults whom for what."""

    critic: Names
    target: tuple[str, ...] = ()
    gist: str
    vital: StrictBool
    evidence: Quotations

    @property
    def names(self) -> Names:
        """Give the names of the critic."""
        return self.critic


class GoldNextStep(_Form):
    """Something that is to happen: who does it, when."""

    actor: Names
    gist: str
    when: str | None = None
    when_date: Day | None = None
    status: Literal["scheduled", "expected", "proposed", "conditional"]
    vital: StrictBool
    evidence: Quotations
    target: ClassVar[None] = None

    @property
    def names(self) -> Names:
        """Give the names of the actor."""
        return self.actor


Record = GoldPosition | GoldCriticism | GoldNextStep
"""What a line of a briefing can be right about."""


class GoldTrap(_Form):
    """A passage that a careless program would put in the section that `wrong` names."""

    evidence: str
    why: str = ""
    wrong: str = Field(default="", alias="not")


class Gold(_Form):
    """All that is known about one article."""

    id: str
    split: str | None = None
    provenance: str
    published: date | None
    tags: tuple[str, ...]
    notes: str = ""
    headline_facts: tuple[GoldFact, ...]
    positions: tuple[GoldPosition, ...]
    criticism: tuple[GoldCriticism, ...]
    next_steps: tuple[GoldNextStep, ...]
    traps: tuple[GoldTrap, ...]

    def of(self, section: Section) -> tuple[Record, ...]:
        """Give the records of one of the three sections."""
        found: dict[Section, tuple[Record, ...]] = {
            "positions": self.positions,
            "criticism": self.criticism,
            "next_steps": self.next_steps,
        }
        return found[section]
