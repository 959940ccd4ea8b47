"""Scores coverage: of the vital gold records, the share that a line was assigned to."""

from evals.judging import Judged
from evals.scorers.base import listed, of_sections
from evals.scores import Better, Score, Share
from service.models import Section


class Coverage:
    """Counts vital records found, each by a line of its own, or only those with the right actor."""

    better: Better = "more"

    def __init__(self, *, with_actor: bool = False) -> None:
        """Say whether a record counts only where the line names its actor."""
        self.name = "coverage_with_actor" if with_actor else "coverage"
        self._with_actor = with_actor

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        missed = [miss.gist for miss in judged.matches.misses if miss.vital]
        shares = {section: self._share(judged, section) for section in judged.sections}
        return of_sections(shares, f"missed: {listed(missed)}" if missed else "")

    def _share(self, judged: Judged, section: Section) -> Share:
        vital = sum(record.vital for record in judged.sample.gold.of(section))
        found = sum(
            pair.vital and (pair.actor_right or not self._with_actor)
            for pair in judged.pairs(section)
        )
        return Share(hits=found, n=vital)
