"""Scores when: of matched next steps whose date the gold names, the share that has this date."""

from evals.judging import Judged
from evals.scorers.base import of_share
from evals.scores import Better, Score, Share


class When:
    """Counts dates of next steps that are right."""

    name = "when"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        dated = [pair for pair in judged.matches.pairs if pair.when_right is not None]
        wrong = [pair.line_id for pair in dated if not pair.when_right]
        share = Share(hits=len(dated) - len(wrong), n=len(dated))
        return of_share(share, f"another date, or none: {', '.join(wrong)}" if wrong else "")
