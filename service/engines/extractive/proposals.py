"""Owns a proposal: a line on its way, with what it takes to rank, merge and answer it."""

from dataclasses import dataclass, field

from service.models import DraftLine, Mention


@dataclass(kw_only=True)
class Proposal:
    """A line with how sure it is, where it stands, and who is in it by number of the cast."""

    line: DraftLine
    sure: float
    sentence: int
    """Number of the sentence with the cue."""
    lemma: str = ""
    who: int | None = None
    target: int | None = None
    guessed: bool = False
    """Whether its target is only spoken of, and no rule of grammar makes it one."""
    accuses: bool = False
    """Whether it is an open accusation."""
    head: int | None = None
    """Number of the sentence that names the speaker, where it is another one."""
    runs_on: bool = False
    """Whether its claim is one run of several sentences."""
    merged: set[int] = field(default_factory=set)
    """Numbers of the sentences of other lines that say the same."""


def names(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Give the names of the actors of a line, as they will be shown."""
    return tuple(mention.name or mention.text for mention in mentions)
