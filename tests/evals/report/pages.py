"""Reports that the tests of the page are made of: one good engine, one bad, and hostile words."""

from evals.comparison import Comparison, comparison
from evals.mutations.omission import Drop
from evals.mutations.table import tabulate
from evals.mutations.targets import SwapCriticAndTarget
from evals.report.page import to_page
from evals.scores import Failure, Report, RunInfo
from evals.scoring import report
from tests.evals.makers import PERFECT, SHOPS, TRAM, briefing, dataset, said, sample

HOSTILE = "<script>alert(1)</script>&\"'"
SAMPLES = (sample("first"), sample("second"), sample("third"))
DATASET = dataset(*SAMPLES)
GOOD = briefing(*PERFECT)
BAD = briefing(
    said("positions", TRAM, "Tim Oak", text=f"wants no tram {HOSTILE}"),
    said("positions", "Brown once wanted a tunnel.", "Brown"),
    said("next_steps", SHOPS, "Shopkeepers"),
)
BRIEFINGS = {"first": GOOD, "second": BAD}


def made(engine: str = "extractive", **briefings: dict[str, object]) -> Report:
    """Score some briefings of the samples; the third sample failed."""
    info = RunInfo(
        name=f"{engine}-1",
        engine=engine,
        version="1",
        model=None,
        prompts=(),
        dataset="made",
        split=None,
    )
    failures = [Failure(sample="third", error=f"ValueError: {HOSTILE}")]
    return report(info, DATASET, briefings or BRIEFINGS, failures)


def full() -> str:
    """Set the whole page, with everything on it."""
    beside = [made("lead-3", first=BAD, second=BAD), made(f"bad {HOSTILE}", first=BAD)]
    table = tabulate(DATASET, [Drop("half", 2), SwapCriticAndTarget()])
    before = Comparison(f"old {HOSTILE}", comparison(made("old", first=BAD, second=BAD), made()))
    return to_page(made(), DATASET, BRIEFINGS, beside, table, before)
