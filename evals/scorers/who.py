"""Scores who: of the roles of matched lines, the share that has one of the gold's names for it."""

from evals.judging import Judged
from evals.scorers.base import of_sections
from evals.scores import Better, Pair, Score, Share


class Who:
    """Counts holders, critics, targets and actors that are right."""

    name = "who"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing; `metadata` has the targets apart."""
        shares = {section: _share(judged.pairs(section)) for section in judged.sections}
        wrong = [pair.line_id for pair in judged.matches.pairs if not pair.actor_right]
        aimed = [
            pair.target_right for pair in judged.matches.pairs if pair.target_right is not None
        ]
        score = of_sections(shares, f"somebody else: {', '.join(wrong)}" if wrong else "")
        metadata = {"targets": len(aimed), "targets_right": sum(aimed)}
        return score.model_copy(update={"metadata": metadata})


def _share(pairs: tuple[Pair, ...]) -> Share:
    roles = [pair.actor_right for pair in pairs]
    roles += [pair.target_right for pair in pairs if pair.target_right is not None]
    return Share(hits=sum(roles), n=len(roles))
