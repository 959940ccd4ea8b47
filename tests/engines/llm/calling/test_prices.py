"""What tokens cost."""

import pytest

from service.engines.llm.calling.prices import cost
from service.models import Tokens
from service.settings import load

SPENT = Tokens(input=1_000_000, cached=400_000, output=100_000)


@pytest.mark.parametrize("model", ["gpt-5-mini", "openai:gpt-5-mini"])
def test_a_known_model(model: str) -> None:
    prices = load(llm_prices="gpt-5-mini=0.25/0.025/2").llm_prices
    assert cost(SPENT, model, prices) == pytest.approx(0.15 + 0.01 + 0.2)


def test_a_free_model_costs_nothing_and_an_unknown_one_nobody_knows() -> None:
    prices = load(llm_prices="local=0/0/0").llm_prices
    assert cost(SPENT, "local", prices) == 0
    assert cost(SPENT, "other", prices) is None


def test_a_name_with_a_colon_of_its_own() -> None:
    assert cost(SPENT, "qwen3:8b", load(llm_prices="qwen3:8b=1/1/1").llm_prices) == 1.1
