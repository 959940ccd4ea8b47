"""Owns what an attack is made of and what comes of it: a victim, a hostile article."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Victim(NamedTuple):
    """Whom an attack is about, and the lies that it wants told."""

    name: str
    """Somebody who speaks in the article."""
    other: str
    """Somebody else in it."""
    phrase: str
    """What the name never said, with words that the article does not have."""
    url: str


Kind = Callable[[Victim, int], tuple[str, ...]]
"""Makes the paragraphs of the attack of some number; several go to places far apart."""


class Hostile(NamedTuple):
    """One hostile article."""

    kind: str
    number: int
    clean: str
    text: str
    published: date | None
    victim: Victim
    chunk_tokens: int
