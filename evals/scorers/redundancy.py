"""Scores redundancy: of the lines, the share that says again what an earlier line of it says."""

import re
from collections.abc import Sequence

from evals.judging import Judged
from evals.matching import overlap
from evals.prediction import PredictedLine
from evals.scorers.base import of_sections
from evals.scores import Better, Score, Share

_WORD = re.compile(r"\w+")
_SAME_PLACE = 0.8
_SAME_WORDS = 0.6


class Redundancy:
    """Counts lines on the evidence of another, by the same actor and in much the same words."""

    name = "redundancy"
    better: Better = "less"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        again: list[str] = []
        shares = {}
        for section in judged.sections:
            lines = judged.prediction.of(section)
            repeated = [line.id for n, line in enumerate(lines) if _repeats(line, lines[:n])]
            shares[section] = Share(hits=len(repeated), n=len(lines))
            again += repeated
        return of_sections(shares, f"said before: {', '.join(again)}" if again else "")


def _repeats(line: PredictedLine, earlier: Sequence[PredictedLine]) -> bool:
    return any(
        overlap(line.claims, other.claims) >= _SAME_PLACE
        and (line.actor or "").casefold() == (other.actor or "").casefold()
        and _alike(line.text, other.text) >= _SAME_WORDS
        for other in earlier
    )


def _alike(text: str, other: str) -> float:
    """Give the words that two texts share, as a share of all their words."""
    first, second = (set(_WORD.findall(each.casefold())) for each in (text, other))
    return len(first & second) / len(first | second) if first | second else 1.0
