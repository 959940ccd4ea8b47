"""Scores section: of lines that rest on gold, the share whose own section has that gold."""

from evals.judging import Judged
from evals.prediction import PredictedLine
from evals.scorers.base import of_sections
from evals.scores import Better, Score, Share
from service.models import SECTIONS, Section


class RightSection:
    """Counts right facts in the right place; what rests on no gold at all counts nowhere."""

    name = "section"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        misplaced: list[str] = []
        shares = {}
        for section in judged.sections:
            placed = [(line.id, _place(judged, line)) for line in judged.prediction.of(section)]
            found = [at for _, at in placed if at is not None]
            misplaced += [f"{line} is of {at}" for line, at in placed if at not in (None, section)]
            shares[section] = Share(hits=found.count(section), n=len(found))
        return of_sections(shares, "; ".join(misplaced))


def _place(judged: Judged, line: PredictedLine) -> Section | None:
    """Give the section whose gold a line rests on, its own first; None for that of none."""
    others = (section for section in SECTIONS if section != line.section)
    order = (line.section, *others)
    return next((section for section in order if judged.rests_on_gold(line, section)), None)
