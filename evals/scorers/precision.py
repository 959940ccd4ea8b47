"""Scores precision: of the lines, the share that has a gold record of its own, vital or not."""

from evals.judging import Judged
from evals.scorers.base import listed, of_sections
from evals.scores import Better, Score, Share


class Precision:
    """Counts lines that were assigned to a record."""

    name = "precision"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        alarms = [f"{alarm.text} ({alarm.reason})" for alarm in judged.matches.false_alarms]
        shares = {
            section: Share(hits=len(judged.pairs(section)), n=len(judged.prediction.of(section)))
            for section in judged.sections
        }
        return of_sections(shares, f"false alarms: {listed(alarms)}" if alarms else "")
