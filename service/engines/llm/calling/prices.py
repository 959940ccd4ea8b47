"""Owns what tokens cost, by the price table of the settings."""

from collections.abc import Mapping

from service.models import Tokens

Prices = Mapping[str, tuple[float, float, float]]
"""Dollars a million tokens of input, cached input and output, by model."""


def cost(tokens: Tokens, model: str, prices: Prices) -> float | None:
    """Give US dollars for tokens of a model; None where its price is not known.

    The model may stand in the table with its provider (`openai:gpt-5-mini`) or without.
    """
    price = prices.get(model) or prices.get(model.partition(":")[2])
    if price is None:
        return None
    fresh, cached, output = price
    paid = (tokens.input - tokens.cached) * fresh + tokens.cached * cached + tokens.output * output
    return paid / 1_000_000
