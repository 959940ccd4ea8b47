"""Owns what is told of models in a report: what a run took of one, and what a judge says."""

from collections.abc import Iterator

from evals.scores import Agreement, Costs, Opinion, Report
from service.models import Tokens


def told(report: Report) -> list[str]:
    """Give the lines that table and page show; none where no model was asked."""
    lines = []
    if report.costs:
        lines.append(_costs(report.costs, len(report.samples)))
    if report.opinion:
        lines += _opinion(report.opinion)
    return lines


def _costs(costs: Costs, articles: int) -> str:
    failed = f"; {costs.degraded} degraded" if costs.degraded else ""
    return (
        f"model: {_paid(costs.calls, costs.tokens, costs.cost_usd)}; {costs.repairs} repairs, "
        f"{costs.left_out} strong lines left out; {costs.seconds / articles:.1f} s an article"
        f"{failed}"
    )


def _opinion(opinion: Opinion) -> Iterator[str]:
    share = _percent(opinion.holds.value)
    yield (
        f"judge ({opinion.model}, prompt {opinion.prompt.version}), in no score above: "
        f"{share} of {opinion.holds.n} lines hold, {opinion.unjudged} without a clear word; "
        f"{_paid(opinion.calls, opinion.tokens, opinion.cost_usd)}"
    )
    for name, found in opinion.agreement.items():
        yield f"judge against '{name}': {_agreement(found)}"
    for error in opinion.failures:
        yield f"judge failed: {error}"


def _agreement(found: Agreement) -> str:
    kappa = "–" if found.kappa is None else f"{found.kappa:.2f}"
    return f"{_percent(found.share)} of {found.n} lines alike, kappa {kappa}"


def _paid(calls: int, tokens: Tokens, cost_usd: float | None) -> str:
    about = "about " if tokens.estimated else ""
    price = "price not known" if cost_usd is None else f"${cost_usd:.4f}"
    return (
        f"{calls} calls, {about}{tokens.input:,} tokens in ({tokens.cached:,} cached) and "
        f"{tokens.output:,} out, {price}"
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"
