from typing import Any

from evals.costs import added, costs
from service.models import Tokens
from tests.evals.makers import PERFECT, briefing


def paid(cost_usd: float | None = 0.5, **more: object) -> dict[str, Any]:
    made = briefing(*PERFECT)
    told = {"model_calls": 2, "repairs": 1, "left_out": 3, "cost_usd": cost_usd}
    seconds = made["receipt"]["seconds"] | {"total": 1.5}
    tokens = {"input": 100, "output": 10, "cached": 5, "estimated": False}
    made["receipt"] |= told | {"seconds": seconds, "tokens": tokens} | more
    return made


def test_receipts_are_added_up() -> None:
    found = costs([paid(), paid()])
    assert found is not None
    assert (found.calls, found.repairs, found.left_out, found.degraded) == (4, 2, 6, 0)
    assert (found.cost_usd, found.seconds) == (1.0, 3.0)
    assert found.tokens == Tokens(input=200, output=20, cached=10)


def test_where_no_model_was_called_nothing_is_told() -> None:
    assert costs([briefing(*PERFECT)]) is None
    assert costs([]) is None


def test_a_price_that_is_not_known_makes_the_sum_unknown() -> None:
    found = costs([paid(), paid(None)])
    assert found is not None
    assert found.cost_usd is None


def test_a_briefing_that_is_none_of_ours_has_no_receipt() -> None:
    found = costs([paid(), {"receipt": "lost"}, {"receipt": {"engine": 1}}, {}])
    assert found is not None
    assert found.calls == 2


def test_what_failed_in_part_is_counted() -> None:
    found = costs([paid() | {"degraded": [{"reason": "model_failed", "detail": "x"}]}, paid()])
    assert found is not None
    assert found.degraded == 1


def test_a_sum_with_an_estimate_is_one() -> None:
    assert added([Tokens(input=1), Tokens(output=2, estimated=True)]) == Tokens(
        input=1, output=2, estimated=True
    )
