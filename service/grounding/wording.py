"""Owns `Wording`: the words of a line or of its evidence, in the forms that are compared."""

import re
from bisect import bisect_left
from itertools import repeat

from service.english.stems import stem
from service.english.words import classes
from service.grounding.lazy import lazy
from service.models import Span
from service.text.columns import columns

# Initials and U.S.; the possessive 's by itself; words with hyphens, dots, apostrophes; any mark.
# Most words are plain ones before a space: first, these are told from the rest at a glance.
_WORD = re.compile(
    r"([a-z]{2,}+(?= )|(?:[^\W\d_]\.){2,}|['’][sS]\b"
    r"|[^\W_]+(?:(?:[-&.,]|['’](?![sS]\b))[^\W_]+)*|[^\w\s])"
)
_PLAIN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Wording:
    """The words of some stretches of a text as columns: one index is one word in all of them."""

    def __init__(self, text: str, spans: tuple[tuple[int, int], ...]) -> None:
        """Cut `text[start:end]` of each span; marks are words too."""
        self._text = text
        self.lower: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in spans:
            lower, starts, ends = columns(_WORD, text, start, end)
            self.lower += lower
            self.starts += starts
            self.ends += ends
        self.flags = list(map(classes().get, self.lower, repeat(0)))
        self.stems = list(map(stem, self.lower))

    def part(self, span: Span) -> "Wording | None":
        """Give the words within a span, their places unchanged, as if it had been cut alone.

        None where an edge of the span is none of a word. The stretches must be in order.
        """
        first, last = bisect_left(self.starts, span.start), bisect_left(self.ends, span.end)
        edges = self.starts[first : first + 1] + self.ends[last : last + 1]
        if edges != [*span] or self._text[span.end : span.end + 1] == "_":
            return None
        found, cut = Wording(self._text, ()), slice(first, last + 1)
        found.starts, found.ends = self.starts[cut], self.ends[cut]
        found.lower, found.flags, found.stems = self.lower[cut], self.flags[cut], self.stems[cut]
        return found

    @lazy
    def content(self) -> list[int]:
        """Give the indices of the words that carry meaning: of no closed class, and no marks."""
        return [
            at
            for at, (word, flags) in enumerate(zip(self.lower, self.flags, strict=True))
            if not flags and word[0].isalnum()
        ]

    @lazy
    def content_stems(self) -> frozenset[str]:
        """Give the stems of the words that carry meaning."""
        return frozenset(self.stems[at] for at in self.content)

    @lazy
    def held(self) -> frozenset[str]:
        """Give the stems of all words."""
        return frozenset(self.stems)

    @lazy
    def words(self) -> frozenset[str]:
        """Give all words, in small letters."""
        return frozenset(self.lower)


def missing(words: str, source: str) -> str:
    """Give the longest word that the evidence lacks, to tell what is wrong without repeating it."""
    held = {word.casefold() for word in _PLAIN.findall(source)}
    lacking = [word for word in _PLAIN.findall(words) if word.casefold() not in held]
    return max(lacking, key=len, default="the order of words")
