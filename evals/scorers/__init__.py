"""The scorers, one file each, in the order in which reports show them."""

from evals.scorers.base import Scorer
from evals.scorers.coverage import Coverage
from evals.scorers.grounding import Grounding
from evals.scorers.headline_facts import HeadlineFacts
from evals.scorers.length import Length
from evals.scorers.precision import Precision
from evals.scorers.redundancy import Redundancy
from evals.scorers.section import RightSection
from evals.scorers.traps import Traps
from evals.scorers.when import When
from evals.scorers.who import Who

SCORERS: tuple[Scorer, ...] = (
    Precision(),
    Coverage(),
    Coverage(with_actor=True),
    Who(),
    When(),
    RightSection(),
    Traps(),
    Grounding(),
    Redundancy(),
    HeadlineFacts(),
    Length(),
)
