"""What a strong model answered, unedited, is as good after parser and checks as before them."""

import pytest

from evals.dataset import load
from evals.scores import Report
from evals.scoring import report
from evals.solver import run
from evals.solvers.grounded import GroundedReplies
from tests.evals.makers import sample


@pytest.fixture(scope="module")
def scored() -> Report:
    dataset = load()
    made = run(dataset, GroundedReplies())
    assert (made.failures, len(made.briefings)) == ((), 12)
    return report(made.info, dataset, made.briefings)


def test_the_twelve_replies_keep_their_quality(scored: Report) -> None:
    assert scored.reference.articles == 12
    assert scored.reference.macro_f1 >= 0.91
    assert scored.reference.macro_f1_with_actor >= 0.85


def test_nothing_that_a_check_objects_to_is_left(scored: Report) -> None:
    assert scored.metrics["grounding"].mean == 1
    assert scored.reference.bad_spans == 0


def test_a_sample_without_a_reply_has_no_briefing() -> None:
    assert GroundedReplies().solve(sample("nobody-answered")) is None
