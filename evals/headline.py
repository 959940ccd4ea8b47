"""Owns the headline score: the lower of two averages, so that neither saying much nor little wins.

A line is right if it has a gold record of its own, names the right actor, and no check of its words
against its evidence fails (roles are left to the gold, which knows better).

- precision side: of the lines of a section, the share that is right;
- coverage side: of the vital records of a section, the share that a right line was assigned to;
- each side is the plain mean over the sections that have anything to score, counts of all articles
  being added up first; the headline is the lower side.
"""

from evals.checking import fails
from evals.judging import Judged
from evals.scorers.base import Scorer, of_sections
from evals.scores import Better, Pair, SampleScores, Score, Share

_LEFT_TO_GOLD = "roles"


class PrecisionSide:
    """Counts lines that are right."""

    name = "precision_side"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        return of_sections(
            {
                section: Share(
                    hits=sum(_right(judged, pair) for pair in judged.pairs(section)),
                    n=len(judged.prediction.of(section)),
                )
                for section in judged.sections
            }
        )


class CoverageSide:
    """Counts vital records that a right line was assigned to."""

    name = "coverage_side"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        return of_sections(
            {
                section: Share(
                    hits=sum(pair.vital and _right(judged, pair) for pair in judged.pairs(section)),
                    n=sum(record.vital for record in judged.sample.gold.of(section)),
                )
                for section in judged.sections
            }
        )


SIDES: dict[str, Scorer] = {"precision": PrecisionSide(), "coverage": CoverageSide()}
"""By the name that reports give them."""


def lower(sides: list[float | None]) -> float | None:
    """Give the lower of the sides that were scored, None where none was."""
    return min((side for side in sides if side is not None), default=None)


def of_sample(scores: SampleScores) -> float | None:
    """Give the headline score of one article alone."""
    return lower([_average(scores.scores[side.name]) for side in SIDES.values()])


def _average(score: Score) -> float | None:
    values = [value for share in score.sections.values() if (value := share.value) is not None]
    return sum(values) / len(values) if values else None


def _right(judged: Judged, pair: Pair) -> bool:
    if not pair.actor_right:
        return False
    checks = judged.checked and judged.checked[pair.section, pair.line]
    return not checks or set(fails(checks)) <= {_LEFT_TO_GOLD}
