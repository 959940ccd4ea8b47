"""Owns the account of a run: calls, tokens, dollars and seconds, added up from its receipts."""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from evals.prediction import JsonObject
from evals.scores import Costs
from service.models import Receipt, Tokens


def costs(briefings: Iterable[JsonObject]) -> Costs | None:
    """Add up the receipts of briefings; None where none of them tells of a call."""
    receipts = [(found, one) for one in briefings if (found := _receipt(one)) is not None]
    paid = [(found, one) for found, one in receipts if found.model_calls]
    if not paid:
        return None
    prices = [found.cost_usd for found, _ in paid]
    known = [price for price in prices if price is not None]
    return Costs(
        calls=sum(found.model_calls for found, _ in paid),
        repairs=sum(found.repairs for found, _ in paid),
        left_out=sum(found.left_out for found, _ in paid),
        tokens=added(found.tokens for found, _ in paid),
        cost_usd=sum(known) if len(known) == len(prices) else None,
        seconds=sum(found.seconds.total for found, _ in paid),
        degraded=sum(bool(one.get("degraded")) for _, one in paid),
    )


def added(several: Iterable[Tokens]) -> Tokens:
    """Add tokens up; a sum with an estimate in it is an estimate."""
    total = Tokens()
    for each in several:
        total = Tokens(
            input=total.input + each.input,
            output=total.output + each.output,
            cached=total.cached + each.cached,
            estimated=total.estimated or each.estimated,
        )
    return total


def _receipt(briefing: JsonObject) -> Receipt | None:
    """Read a receipt; that of a briefing of another make is none."""
    found = briefing.get("receipt")
    if not isinstance(found, Mapping):
        return None
    try:
        return Receipt.model_validate(found)
    except ValidationError:
        return None
