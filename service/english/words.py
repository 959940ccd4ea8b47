"""Owns the cutting of a stretch of English text into words, with their classes and quotations."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from service.text.columns import columns, places
from service.text.lexicon import load

DETERMINER, POSSESSIVE, PREPOSITION, CONJUNCTION, SUBORDINATOR, RELATIVE = (
    1 << n for n in range(6)
)
BE, HAVE, DO, MODAL, NEGATION, PRONOUN, ADVERB, TIME = (1 << n for n in range(6, 14))
MARK = 1 << 14
"""Punctuation; quotation marks too."""
NUMBER = 1 << 15

AUXILIARY = BE | HAVE | DO | MODAL

_GROUPS = {
    "determiner": DETERMINER,
    "possessive": POSSESSIVE,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "modal": MODAL,
    "negation": NEGATION,
    "pronoun": PRONOUN,
    "adverb": ADVERB,
    "time": TIME,
    "no adverb": 0,
}

# Initials and U.S., numbers, words that may hold hyphens and apostrophes (but 's, 'll, 'd, 've, 're
# and 'm stand apart), dots in a row, any other mark. Every repeat starts with its own sign: no
# backtracking. Most words are plain ones before a space: first, these are told at a glance.
_WORD = re.compile(
    r"([a-z]{2,}+(?= )|(?:[^\W\d_]\.){2,}|[$£€]?\d+(?:[.,:]\d+)*%?|['’](?:[sSdm]|ll|re|ve)\b"
    r"|[^\W_]+(?:(?:[-.&]|['’](?!(?:[sSdm]|ll|re|ve)\b))[^\W_]+)*|\.\.\.|\S)"
)
_OPENING = {"“": "”", "«": "»", "„": "”“", "‘": "’"}
_QUOTES = frozenset("\"'“”‘’«»„")


@dataclass(slots=True, eq=False)  # its columns are asked for all the time: slots are the quickest
class Words:
    """The words of a stretch of text as columns: the same index in each is the same word."""

    text: str
    """The whole text that `starts` and `ends` refer to."""
    lower: list[str]
    flags: list[int]
    starts: list[int]
    ends: list[int]
    quoted: list[bool]
    """Whether the word stands within quotation marks; the marks themselves count."""
    open: str = ""
    """The mark that would close a quotation which is still open at the end."""

    def capital(self, at: int) -> bool:
        """Say whether the word starts with a capital letter; no word after the last one does."""
        return at < len(self.starts) and self.text[self.starts[at]].isupper()


@cache
def classes() -> dict[str, int]:
    """Give the flags of every word of a closed class."""
    found: dict[str, int] = {}
    for group, entries in load("service.english", "grammar").items():
        for entry in entries:
            found[entry] = found.get(entry, 0) | _GROUPS[group]
    return found


def words(text: str, start: int, end: int, inside: str = "") -> Words:
    """Cut `text[start:end]` into words.

    `inside` is the closing mark of a quotation that was opened before `start`, if one was.
    """
    lower, starts, ends = columns(_WORD, text, start, end)
    flags = list(map(flags_of, lower))
    quoted, still_open = _quoted(text, lower, starts, inside)
    return Words(text, lower, flags, starts, ends, quoted, still_open)


@lru_cache(maxsize=1 << 15)
def flags_of(word: str) -> int:
    """Give the flags of a word in lower case; what is in no closed class is guessed."""
    known = classes().get(word)
    return _guess(word) if known is None else known


def _guess(word: str) -> int:
    first = word[0]
    if first.isalpha():
        return ADVERB if word.endswith("ly") and len(word) > 4 else 0
    if word[-1].isdigit() or word[-1] == "%":
        return NUMBER
    return MARK if len(word) == 1 or word[0] not in "'’" else 0


def _quoted(text: str, lower: list[str], starts: list[int], inside: str) -> tuple[list[bool], str]:
    if _QUOTES.isdisjoint(lower):
        return [bool(inside)] * len(lower), inside
    marks = [*places(lower, _QUOTES)]
    quoted, first = [False] * len(lower), 0
    closing = inside or _closed_first(text, [(lower[at], starts[at]) for at in marks])
    for at in marks:
        if not closing:
            closing, first = _opens(text, starts[at], lower[at]), at
        elif lower[at] in closing and _closes(text, starts[at], lower[at]):
            quoted[first : at + 1] = [True] * (at + 1 - first)
            closing = ""
    if closing:
        quoted[first:] = [True] * (len(lower) - first)
    return quoted, closing


def _closed_first(text: str, marks: list[tuple[str, int]]) -> str:
    """Give the closing mark of a quotation whose end stands here and whose start does not."""
    for word, start in marks:
        if word in "“„«" or (word == '"' and _opens(text, start, word)):
            return ""
        if word in "”»" or (word == '"' and _closes(text, start, word)):
            return word
    return ""


def _opens(text: str, at: int, mark: str) -> str:
    """Give the mark that will close the quotation which `mark` opens here; else nothing."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace() or before.isalnum():
        return ""
    if mark in _OPENING:
        return _OPENING[mark]
    return mark if mark in "\"'" and not before.isalnum() else ""


def _closes(text: str, at: int, mark: str) -> bool:
    """Say whether a mark ends a quotation; an apostrophe within or after a word does not."""
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "'’":
        return (not after.isalnum() and text[at - 1] in '.,!?…”"') or not after.isalnum()
    return True
