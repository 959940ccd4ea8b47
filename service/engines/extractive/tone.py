"""Owns the tone of a statement: its words without their marks, and which of them judge."""

from collections.abc import Iterable
from functools import cache, lru_cache

from service.text.lexicon import load

_MARKS = ".,;:!?\"'“”‘’()"


@lru_cache(maxsize=256)
def bare(content: str) -> tuple[str, ...]:
    """Give the words in lower case without the marks around them; several rules ask in turn."""
    words = content.lower().replace("’", "'").split()
    return tuple([word if word.isalpha() else word.strip(_MARKS) for word in words])


def tones(words: Iterable[str]) -> dict[str, int]:
    """Count the words that judge, by what they judge: negative, positive, ought, doubt."""
    counts: dict[str, int] = {}
    for kind in filter(None, map(_tone().get, words)):
        counts[kind] = counts.get(kind, 0) + 1
    return counts


@cache
def _tone() -> dict[str, str]:
    groups = load("service.engines.extractive", "tone")
    return {word: tone for tone, words in groups.items() for word in words}
