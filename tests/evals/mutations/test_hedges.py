"""What was possible is certain, and a next step scheduled."""

import pytest

from evals.mutations.hedges import DropHedge
from tests.evals.makers import GOLD
from tests.evals.mutations.spoilt import changed, mutants


@pytest.mark.parametrize(
    ("gist", "text"), [("may resign", "will resign"), ("hopes to stay on", "will stay on")]
)
def test_the_hedge_is_gone_and_the_step_is_fixed(gist: str, text: str) -> None:
    steps = [GOLD["next_steps"][1] | {"gist": gist}]
    (line,) = changed(mutants(DropHedge(), "gist", next_steps=steps))
    assert (line.text, getattr(line, "status", None)) == (text, "scheduled")


def test_a_line_without_a_hedge_is_left_alone() -> None:
    assert mutants(DropHedge()) == []
