"""Owns which words of a text are denied: those that an odd number of "not" and the like reaches."""

from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from service.english.cues import inflections
from service.english.stems import stem
from service.english.words import NEGATION, PREPOSITION, classes
from service.grounding.lazy import lazy
from service.grounding.wording import Wording
from service.text.columns import stands
from service.text.lexicon import load

_ENDS = frozenset([",", ";", ":", "—", "–", "(", ")", "."])
_TURNS = frozenset(["but", "and", "although", "while", "because", "until", "unless"])
STOPS = _ENDS | _TURNS
"""What ends a clause, and with it the reach of a denial."""
_PREFIXES = ("un", "non-")
_SHORTEST = 3
_MARKS = " .,;:!?\"'“”‘’"
_FEWEST = 2
"""So many spaces has a text that must be found word for word."""
_IRREGULAR = {"can't": "can", "cannot": "can", "won't": "will"}
_REACH = 14
"""So many words after it a denial may reach."""
_SHORT_REACH = 3
"""Of "without", and of "no" after a preposition."""


class Denials:
    """The denials of a text, and for each stem whether it stands denied, plain, or both."""

    def __init__(self, wording: Wording) -> None:
        """Take the words in order."""
        self.wording = wording
        lexicon = _lexicon()
        none = lexicon.words.isdisjoint(wording.words) and lexicon.stems.isdisjoint(wording.held)
        self.places = [] if none else [a for a in range(len(wording.lower)) if _denies(wording, a)]
        """Indices of the words that deny."""
        self.denied = _denied(wording, self.places)
        """Indices of the words that are denied."""

    @lazy
    def plain(self) -> "_Plain":
        """Give the words without those that deny."""
        return _plain(self.wording)

    @lazy
    def prefixed(self) -> dict[str, int]:
        """Give for "unrealistic" and its like the stem of "realistic", and the word's index."""
        lower = self.wording.lower
        return {bare: at for at in self.wording.content for bare in bare_stem(lower[at])}

    def signs(self, wanted: str) -> set[bool]:
        """Give whether a stem stands denied, plain, or both; empty where it does not stand."""
        if wanted not in self.wording.held:
            return set()
        return self._signs[wanted] if self.denied else {False}

    @lazy
    def _signs(self) -> dict[str, set[bool]]:
        """Give the signs of every stem, in one pass over a claim of any length."""
        found: dict[str, set[bool]] = {}
        for at, each in enumerate(self.wording.stems):
            found.setdefault(each, set()).add(at in self.denied)
        return found


class _Plain(NamedTuple):
    """A text without its denials."""

    words: str
    """Each between spaces; marks are words."""
    places: list[int]
    """Where the space before each word is."""
    denials: list[int]
    """How many denials stand before each word, and how many there are."""


def turned(said: Denials, held: Denials) -> bool:
    """Say whether evidence has a text word for word, but for an odd number of denials."""
    mine, its = said.plain, held.plain
    wanted = mine.words.strip(_MARKS)
    if wanted.count(" ") < _FEWEST:
        return False
    found, at = False, its.words.find(f" {wanted} ")
    while at >= 0:
        first = bisect_left(its.places, at)
        after = its.denials[first + wanted.count(" ") + 1]
        before = its.denials[first - 1] if first else 0
        if (after - before - mine.denials[-1]) % 2 == 0:
            return False
        found, at = True, its.words.find(f" {wanted} ", at + 1)
    return found


def _plain(wording: Wording) -> _Plain:
    kept: list[str] = []
    denials: list[int] = []
    count = 0
    for at, word in enumerate(wording.lower):
        denies = wording.flags[at] & NEGATION != 0
        bare = _bare(word.replace("’", "'")) if denies else word
        if bare:
            kept.append(bare)
            denials.append(count)
        count += denies
    places = list(accumulate((len(word) + 1 for word in kept), initial=0))
    return _Plain(f" {' '.join(kept)} ", places[:-1], [*denials, count])


def _bare(denial: str) -> str:
    """Give "can" for "can't"; nothing for "not"."""
    return _IRREGULAR.get(denial, denial.removesuffix("n't") if "'" in denial else "")


def may_deny(text: str) -> bool:
    """Say whether a text has any form of a word that denies; quicker than finding them."""
    lowered = text.lower()
    if "n't" in lowered or "n’t" in lowered:
        return True
    return stands(_lexicon().forms, lowered)


def bare_stem(word: str) -> tuple[str, ...]:
    """Give the stem of "unrealistic" without its "un"; nothing for other words."""
    if not word.startswith(_PREFIXES):
        return ()
    bare = word.removeprefix("un").removeprefix("non-")
    return (stem(bare),) if len(bare) > _SHORTEST else ()


class _Lexicon(NamedTuple):
    words: frozenset[str]
    """Negations, and the first words of pairs that deny."""
    stems: frozenset[str]
    pairs: frozenset[str]
    harmless: frozenset[str]
    forms: frozenset[str]
    """All of these in every form that they take, but for what has an apostrophe."""


@cache
def _lexicon() -> _Lexicon:
    groups = load("service.english", "antonyms")
    pairs = groups["denying pairs"]
    negations = {word for word, flags in classes().items() if flags & NEGATION}
    first = negations.union(pair.split()[0] for pair in pairs)
    inflected = {form for word in groups["deniers"] for form in inflections(word)}
    return _Lexicon(
        frozenset(first),
        frozenset(map(stem, groups["deniers"])),
        frozenset(pairs),
        frozenset(groups["no denial"]),
        frozenset(filter(str.isalnum, first | inflected)),
    )


def _denies(wording: Wording, at: int) -> bool:
    lexicon, word = _lexicon(), wording.lower[at]
    following = f"{word} {wording.lower[at + 1]}" if at + 1 < len(wording.lower) else word
    if wording.flags[at] & NEGATION or wording.stems[at] in lexicon.stems:
        return following not in lexicon.harmless
    return following in lexicon.pairs


def _denied(wording: Wording, places: list[int]) -> frozenset[int]:
    """Give the indices that an odd number of denials reaches.

    A denial ends with its clause, and in the clause of an "if" it is none.
    """
    odd: set[int] = set()
    for place in places:
        if not _supposed(wording, place):
            odd ^= set(range(place + 1, _end(wording, place)))
    return frozenset(odd)


def _end(wording: Wording, place: int) -> int:
    """Give the index after the last word that a denial reaches."""
    limit = min(place + _reach(wording, place) + 1, len(wording.lower))
    ends = (at for at in range(place + 1, limit) if wording.lower[at] in STOPS)
    return next(ends, limit)


def _reach(wording: Wording, at: int) -> int:
    word = wording.lower[at]
    short = word == "without" or (word == "no" and at and wording.flags[at - 1] & PREPOSITION)
    return _SHORT_REACH if short else _REACH


def _supposed(wording: Wording, place: int) -> bool:
    """Say whether an "if" opens the clause of a denial."""
    for at in range(place - 1, max(place - _REACH, -1), -1):
        if wording.lower[at] in ("if", "unless"):
            return True
        if wording.lower[at] in STOPS:
            return False
    return False
