"""Owns the pieces that texts are made of: words, marks, scripts, and what cannot be seen."""

from functools import cache

from service.text.lexicon import load

_UNSEEN = (
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\r", "\r\n", "\t", "\n", "\n\n"),
    *("\u200b", "\u200d", "\u202e", "\u2028", "\u3000", "\ufe0f", "\ufeff", "\ufffd", "\ud800"),
    *("\u0301", "e\u0301", "\U000e0041", " ", "  "),
)
"""Characters that an editor would hide or change; a data file cannot hold them."""


@cache
def pieces() -> tuple[str, ...]:
    """Give all pieces, in a fixed order."""
    groups = load("evals.robustness", "pieces")
    return (*(piece for group in groups.values() for piece in group), *_UNSEEN)


@cache
def marks() -> tuple[str, ...]:
    """Give the marks."""
    return load("evals.robustness", "pieces")["marks"]
