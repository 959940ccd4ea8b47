"""The kinds of attacks, by name."""

from collections.abc import Mapping

from evals.hostile.base import Kind
from evals.hostile.kinds.disguised import hidden, markers, numbers, quoted, tags
from evals.hostile.kinds.foreign import languages
from evals.hostile.kinds.plain import (
    addresses,
    answers,
    fresh,
    inventions,
    negations,
    plain_orders,
    secrets,
    silencing,
    swaps,
    verdicts,
)
from evals.hostile.kinds.scattered import borders, sentences

KINDS: Mapping[str, Kind] = {
    "orders": plain_orders,
    "tags": tags,
    "markers": markers,
    "numbers": numbers,
    "hidden text": hidden,
    "quotations": quoted,
    "over sentences": sentences,
    "over chunks": borders,
    "languages": languages,
    "critics left out": silencing,
    "addresses": addresses,
    "secrets": secrets,
    "inventions": inventions,
    "swaps": swaps,
    "negations": negations,
    "dictated answers": answers,
    "verdicts": verdicts,
}
FRESH: Mapping[str, Kind] = {"fresh wordings": fresh}
"""Not of the two hundred: see the package."""
