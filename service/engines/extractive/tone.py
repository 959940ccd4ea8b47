"""Owns the tone of a statement: its words without their marks, and which of them judge."""

from functools import cache

from service.text.lexicon import load

_MARKS = ".,;:!?\"'“”‘’()"


def bare(content: str) -> list[str]:
    """Give the words in lower case without the marks around them."""
    return [word.strip(_MARKS) for word in content.lower().replace("’", "'").split()]


def tones(words: list[str]) -> dict[str, int]:
    """Count the words that judge, by what they judge: negative, positive, ought, doubt."""
    known = _tone()
    counts: dict[str, int] = {}
    for word in words:
        kind = known.get(word)
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
    return counts


@cache
def _tone() -> dict[str, str]:
    groups = load("service.engines.extractive", "tone")
    return {word: tone for tone, words in groups.items() for word in words}
