"""Owns a sentence as rules read it: its words, its phrases by either end, its verb groups."""

from service.english.frames import listed
from service.english.phrases import Phrase
from service.english.words import ADVERB, AUXILIARY, TIME, Words

_MARGIN = 64
_NO_WORDS, _NO_FLAGS = [""] * _MARGIN, [0] * _MARGIN
"""Stand behind the last word; a small negative index falls on them as well."""


class Syntax:
    """A sentence's words with its phrases by their first and their last word."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        """Take the words and phrases of one sentence."""
        self.words = words
        self.phrases = phrases
        self._lower = words.lower + _NO_WORDS
        self._flags = words.flags + _NO_FLAGS
        self.ends = {phrase.last: phrase for phrase in phrases}
        self.begins = {p.role if p.role >= 0 else p.first: p for p in phrases}
        self.groups: dict[int, int] = {}
        """The verb groups found so far; see `verb_group`."""

    def flag(self, at: int, flags: int) -> bool:
        """Say whether the word at an index, if there is one, has one of the flags."""
        return self._flags[at] & flags != 0

    def text(self, first: int, last: int) -> str:
        """Give the characters from one word to another, both included."""
        return self.words.text[self.words.starts[first] : self.words.ends[last]]

    def word(self, at: int) -> str:
        """Give the word at an index in lower case, nothing a little beyond either end."""
        return self._lower[at]


def verb_group(syntax: Syntax, at: int) -> int:
    """Give the index of the first word of the verb that ends at `at`: "has long opposed"."""
    first = syntax.groups.get(at)
    if first is None:
        first = syntax.groups[at] = _group_start(syntax, at)
    return first


def _group_start(syntax: Syntax, at: int) -> int:
    first = at
    while first > 0:
        if (
            syntax.flag(first - 1, AUXILIARY)
            or _is_adverb(syntax, first - 1)
            or (syntax.word(first - 1) == "next" and first - 2 in syntax.ends)
        ):
            first -= 1
        elif syntax.flag(first - 1, TIME):
            first -= 2 if syntax.word(first - 2) in {"on", "last", "late", "early", "in"} else 1
        elif (syntax.word(first - 1) == "to" and syntax.word(first - 2) in listed("lead")) or (
            syntax.word(first - 1) == "on" and syntax.word(first - 2) == "went"
        ):
            first -= 2
        else:
            break
    return first


def _is_adverb(syntax: Syntax, at: int) -> bool:
    return syntax.flag(at, ADVERB) and at not in syntax.ends and syntax.word(at) != ","
