"""Scores grounding: of the lines, the share that no check against their own evidence objects to.

Checks look at spans, quotations, names, numbers, dates, roles and polarity. This is what rules can
see; a line may pass and still be misread, so no single figure here is called faithfulness.
"""

from collections import Counter

from evals.checking import fails
from evals.judging import Judged
from evals.scorers.base import of_sections
from evals.scores import Better, Score, Share


class Grounding:
    """Counts lines without a failing check; `metadata` counts fails and undecided by check."""

    name = "grounding"
    better: Better = "more"

    def score(self, judged: Judged) -> Score:
        """Score one briefing; not scored where its form does not allow checks."""
        if judged.checked is None:
            return of_sections({}, "the briefing has not the form that can be checked")
        found = {
            section: [found for (at, _), found in judged.checked.items() if at == section]
            for section in judged.sections
        }
        shares = {
            section: Share(hits=sum(not fails(checks) for checks in lines), n=len(lines))
            for section, lines in found.items()
        }
        counts: Counter[str] = Counter()
        for checks in (checks for lines in found.values() for checks in lines):
            counts.update(f"{name}_{result}" for name, result in checks if result in _NOTED)
        score = of_sections(shares, ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
        return score.model_copy(update={"metadata": dict(sorted(counts.items()))})


_NOTED = ("fail", "undecided")
