"""Owns `Wording`: the words of a line or of its evidence, in the forms that are compared."""

import re
from collections.abc import Callable

from service.english.stems import stem
from service.english.words import classes
from service.grounding.lazy import lazy

# Initials and U.S.; the possessive 's by itself; words with hyphens, dots, apostrophes; any mark.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’][sS]\b|[^\W_]+(?:(?:[-&.,]|['’](?![sS]\b))[^\W_]+)*|[^\w\s]"
)
_PLAIN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Wording:
    """The words of some stretches of a text as columns: one index is one word in all of them."""

    def __init__(self, text: str, spans: tuple[tuple[int, int], ...]) -> None:
        """Cut `text[start:end]` of each span; marks are words too."""
        matches = [match for start, end in spans for match in _WORD.finditer(text, start, end)]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.lower = [match[0].lower() for match in matches]
        known: Callable[[str, int], int] = classes().get
        self.flags = [known(word, 0) for word in self.lower]
        self.stems = [stem(word) for word in self.lower]

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
