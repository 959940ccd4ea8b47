"""Owns the guess that all baselines share: whoever is named first in a sentence is the one."""

import re

from service.models import Span

_NAME = re.compile(r"[A-Z][\w’'.-]*\w(?: (?:(?:of|the|de|al) )?[A-Z][\w’'.-]*\w)*")
_OPENERS = frozenset(
    (
        *("The", "A", "An", "In", "On", "At", "But", "And", "If", "When", "While", "After", "As"),
        *("It", "He", "She", "They", "This", "That", "These", "There", "However", "Meanwhile"),
        *("For", "From", "With", "By", "Its", "His", "Her", "Their", "What", "No", "Not", "Both"),
    )
)


def first_name(text: str, sentence: Span) -> Span | None:
    """Give the first run of capitalised words, without a word that merely opens the sentence."""
    for found in _NAME.finditer(text, *sentence):
        first, _, rest = found[0].partition(" ")
        if first not in _OPENERS:
            return Span(*found.span())
        if rest and rest[0].isupper():
            return Span(found.start() + len(first) + 1, found.end())
    return None
