"""Scores headline facts: of the vital facts, the share that headline or summary rests on."""

from evals.judging import Judged
from evals.matching import matches
from evals.scorers.base import listed, of_share
from evals.scores import Better, Score, Share


class HeadlineFacts:
    """Counts facts that the summary has; one sentence may have several."""

    name = "headline_facts"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        lines = (*judged.prediction.of("headline"), *judged.prediction.of("summary"))
        missed = [
            fact.gist
            for fact in judged.sample.gold.headline_facts
            if fact.vital
            and not any(matches(line.claims, judged.sample.places(fact.evidence)) for line in lines)
        ]
        vital = sum(fact.vital for fact in judged.sample.gold.headline_facts)
        share = Share(hits=vital - len(missed), n=vital)
        return of_share(share, f"missed: {listed(missed)}" if missed else "")
