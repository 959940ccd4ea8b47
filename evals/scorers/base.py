"""Owns the contract of a scorer, and the making of a Score out of counted shares."""

from collections.abc import Mapping
from typing import Protocol

from evals.judging import Judged
from evals.scores import Better, Score, Share
from service.models import Section

NOTHING = "nothing to score"


class Scorer(Protocol):
    """Says one thing of one briefing, from 0 to 1 (`length` alone may be more).

    A scorer that finds nothing to score gives the value None, never 0. It raises nothing, keeps
    nothing between samples, and gives the same Score for the same briefing.
    """

    @property
    def name(self) -> str:
        """Give the name under which the score stands in reports."""
        ...

    @property
    def better(self) -> Better:
        """Say whether more or less of it is better, or neither."""
        ...

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        ...


def of_sections(sections: Mapping[Section, Share], explanation: str = "") -> Score:
    """Make a Score of the shares of sections; the value is that of all of them together."""
    total = Share(
        hits=sum(share.hits for share in sections.values()),
        n=sum(share.n for share in sections.values()),
    )
    return of_share(total, explanation).model_copy(update={"sections": dict(sections)})


def of_share(share: Share, explanation: str = "") -> Score:
    """Make a Score that knows no sections."""
    answer = f"{share.hits:g} of {share.n}" if share.n else NOTHING
    return Score(value=share.value, n=share.n, answer=answer, explanation=explanation)


def listed(words: list[str], most: int = 5) -> str:
    """Join what went wrong for a person; the rest is counted."""
    more = f"; and {len(words) - most} more" if len(words) > most else ""
    return "; ".join(words[:most]) + more
