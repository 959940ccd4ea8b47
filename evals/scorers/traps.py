"""Scores traps: of an article's traps, the share that a line of the trap's section rests on."""

from evals.judging import Judged
from evals.reference import trap_hits
from evals.scorers.base import listed, of_share
from evals.scores import Better, Score, Share


class Traps:
    """Counts traps that were sprung; less is better."""

    name = "traps"
    better: Better = "less"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        sprung = {
            number: hit
            for section in judged.sections
            for number, hit in trap_hits(judged.sample, judged.prediction, section).items()
        }
        share = Share(hits=sum(sprung.values()), n=len(sprung))
        traps = judged.sample.gold.traps
        why = [f"{traps[n].wrong}: {traps[n].why}" for n, hit in sprung.items() if hit]
        return of_share(share, listed(why))
