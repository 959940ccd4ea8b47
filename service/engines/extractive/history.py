"""Owns the question whether something was said in an earlier matter: an old year, "at the time"."""

import re
from functools import cache
from typing import NamedTuple

from service.models import Span
from service.text.lexicon import load
from service.text.reading import Reading

_YEAR = re.compile(r"(?:1[5-9]|20)(?<=\b\d\d)\d\d(?:s\b|\b)")  # digits first: it is found sooner
_OLD = 2
"""A year so many before that of the article is an earlier matter."""
_LONG_AGO = 6
"""The same where the article has no date: before the latest year that it names."""


class History(NamedTuple):
    """From which year back a thing is past, for one article."""

    until: int

    def is_old(self, told: str) -> bool:
        """Say whether the latest year that a text names is long past."""
        years = [int(found.group()[:4]) for found in _YEAR.finditer(told)]
        return bool(years) and max(years) <= self.until

    def frames(self, text: str, sentence: Span, told: Span) -> bool:
        """Say whether an old year or an earlier time stands beside what is told, not in it."""
        before = text[sentence.start : max(sentence.start, told.start)]
        beside = f"{before} {text[told.end : sentence.end]}"
        if self.is_old(beside):
            return True
        lowered = beside.lower()
        return any(map(lowered.__contains__, _phrases()))


def history(reading: Reading) -> History:
    """Give from which year back a thing is past in an article."""
    published = reading.article.published
    if published is not None:
        return History(published.year - _OLD)
    latest = max((int(found.group()[:4]) for found in _YEAR.finditer(reading.text)), default=0)
    return History(latest - _LONG_AGO)


@cache
def _phrases() -> tuple[str, ...]:
    return load("service.engines.extractive", "words")["earlier"]
