"""Owns the small word lists on which the rules of attribution turn."""

from functools import cache

from service.english.cues import inflections
from service.text.lexicon import load, pairs


@cache
def listed(group: str) -> frozenset[str]:
    """Give the words of a group of `frames.txt`."""
    return frozenset(load("service.english", "frames")[group])


@cache
def forms(group: str) -> frozenset[str]:
    """Give all forms of the verbs of a group."""
    irregular = pairs(load("service.english", "cues")["irregular"])
    return frozenset(
        form for verb in listed(group) for form in inflections(verb, irregular.get(verb, ""))
    )
