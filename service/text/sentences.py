"""Owns where sentences end inside one block of text (a paragraph, a list entry, a heading).

One pattern finds the few places where a sentence may end; what stands around each decides. Marks
that close a quotation or a bracket after the stop belong to the sentence that ends. The lists of
abbreviations and first words are in `data/sentences.txt`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.text.lexicon import load

_LATIN = ".!?…"
_OTHER = "。！？｡؟۔।॥։።။"
_CLOSING = "\"'”’»›)\\]}」』）】*_"
_CANDIDATE = re.compile(
    # a full stop after small letters, and a capital behind it: the plain case
    f'[{_LATIN}{_OTHER}](?:(?<=[a-z ][a-z][a-z][.])([{_CLOSING}]*+)\\s++(?=["“‘]?[A-Z])'
    # any stop, with no stop before it, so that a long run is looked at once
    f"|(?<![{_LATIN}{_OTHER}][{_LATIN}{_OTHER}])[{_LATIN}{_OTHER}]*+"
    f"((?:[{_CLOSING}]|[“«‹](?=\\s))*+)"
    # white space, or a sentence glued to this one, or nothing where the script needs no space
    "(?:\\s++|(?<![A-Z].)(?=[A-ZÀ-ÖØ-ÞА-Я“«¿¡\u2e80-\ua4cf\uac00-\ud7ff])|(?<=[。！？｡」』）])))"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTES = "\"'”’»“«"
_DASHES = "-–—―"
BULLETS = "•·▪●"
_OPENING = "\"'“”‘’«»‹›„([{¿¡*_ " + _DASHES + BULLETS
_CASELESS = "\u2e80"
_WINDOW = 20
_TAG = 60
_TAIL = 3


class Rules(NamedTuple):
    """The lists of `data/sentences.txt`, for looking up."""

    never_ends: frozenset[str]
    numbered: frozenset[str]
    may_end: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]
    exclaiming: frozenset[str]
    after_ordinal: frozenset[str]
    abbreviations: frozenset[str]
    tails: frozenset[str]
    """The last letters of the abbreviations."""


@cache
def _rules() -> Rules:
    groups = load("service.text", "sentences")

    def short(name: str) -> frozenset[str]:
        return frozenset(groups[name]) | frozenset(entry.upper() for entry in groups[name])

    never, numbered = short("never ends"), short("numbered")
    may_end, clock = short("may end"), short("clock")
    abbreviations = never | numbered | may_end | clock
    return Rules(
        never_ends=never,
        numbered=numbered,
        may_end=may_end,
        clock=clock,
        after_clock=frozenset(groups["after the clock"]),
        starters=frozenset(groups["starters"]),
        speech=frozenset(groups["speech"]),
        exclaiming=frozenset(groups["exclaiming"]),
        after_ordinal=frozenset(groups["after an ordinal"]),
        abbreviations=abbreviations,
        tails=frozenset(f" {word}"[-_TAIL:] for word in abbreviations),
    )


class Splitter:
    """Cuts blocks of one text into sentences."""

    def __init__(self, text: str) -> None:
        """Take the whole text; blocks are given by their offsets in it."""
        self._text = text
        self._rules = _rules()

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give where each sentence of the block `[start, end)` starts and ends.

        The block has no white space at its edges; nothing but white space lies between two
        sentences, so that no character is lost. Linear.
        """
        text, tails, begin = self._text, self._rules.tails, start
        for match in _CANDIDATE.finditer(text, start, end):
            stop, after = match.span()
            if after >= end:
                break
            close = match.end(match.lastindex or 0)
            plain = match.lastindex == 1 and text[stop - _TAIL : stop] not in tails
            if plain or self._ends(start, stop, close, after, end):
                yield begin, close
                begin = after
        yield begin, end

    def _ends(self, start: int, stop: int, close: int, after: int, end: int) -> bool:
        """Say whether the stop at `stop`, closed at `close`, ends a sentence before `after`."""
        text = self._text
        mark, head = text[stop], text[after]
        if mark in _OTHER:
            return True
        if close == after:
            return self._is_glued(start, stop, close)
        if head in BULLETS:
            return True
        first = after
        if not head.isalnum():
            if head in _DASHES and text[close - 1] in _QUOTES:
                return False  # the name of the speaker, set off by a dash
            first = self.first_of_word(after)
            if first >= end:
                return False  # no word is left for another sentence
            head = text[first]
        if head in _LATIN or (head.islower() and not text[first + 1 : first + 2].isupper()):
            return False
        if text[stop + 1] in _LATIN or mark == "…":
            return True
        if mark == ".":
            return self._full_stop_ends(start, stop, first)
        return self._cry_ends(stop, close, first)

    def first_of_word(self, at: int) -> int:
        """Give where the next word (or sum, or tag) starts, behind quotation marks and the like.

        The end of the text where none does; `at` itself where the next word is far off.
        """
        edge = min(at + _WINDOW, len(self._text))
        for place in range(at, edge):
            char = self._text[place]
            if char not in _OPENING and not char.isspace():
                return place
        return at if edge < len(self._text) else edge

    def _word_before(self, start: int, stop: int) -> str:
        """Give the last word before a stop, without what opens before it."""
        text, low = self._text, max(start, stop - _WINDOW)
        space = max(text.rfind(" ", low, stop), text.rfind("\n", low, stop)) + 1
        return text[max(space, low) : stop].lstrip(_OPENING)

    def _full_stop_ends(self, start: int, stop: int, first: int) -> bool:
        word, rules = self._word_before(start, stop), self._rules
        if "-" in word:
            word = word.rpartition("-")[2]
        if word in rules.abbreviations:
            return self._abbreviation_ends(word, first)
        if len(word) == 1 and word.isalpha():
            return self._starts(first)
        if len(word) <= 2 and word.isdigit():
            return start < stop - len(word) and self._next_word(first) not in rules.after_ordinal
        if "." in word and all(len(part) == 1 and part.isalpha() for part in word.split(".")):
            return self._starts(first)
        return True

    def _abbreviation_ends(self, word: str, first: int) -> bool:
        rules = self._rules
        if word in rules.never_ends:
            return False
        if word in rules.numbered:
            return not self._text[first].isdigit()
        if word in rules.clock:
            return self._next_word(first) not in rules.after_clock
        return self._starts(first)

    def _cry_ends(self, stop: int, close: int, first: int) -> bool:
        """Decide after a question or exclamation mark before a capital."""
        text, rules = self._text, self._rules
        if text[close - 1] in _QUOTES and not self._starts(first):
            return not self._is_said(first)
        word = self._word_before(max(0, stop - _WINDOW), stop)
        return text[stop] != "!" or word not in rules.exclaiming or self._starts(first)

    def _is_said(self, first: int) -> bool:
        """Say whether a name and a verb of saying follow: `Jones asked`."""
        for word in self._text[first : first + _TAG].split():
            if not word[0].isupper():
                return word.rstrip(",.;:") in self._rules.speech
        return False

    def _is_glued(self, start: int, stop: int, close: int) -> bool:
        """Decide where no white space follows: `subscribe!China`, but not `U.S.A`, `node.Js`."""
        text = self._text
        first = self.first_of_word(close)
        if not (text[first + 1 : first + 2].islower() or text[first + 1 : first + 2] == " "):
            return text[first : first + 1] >= _CASELESS
        quoted = text[close - 1] in _QUOTES
        word = self._word_before(start, stop)
        plain = word.isalpha() and word.islower() and len(word) > 1
        if not (quoted or plain or (word.isdigit() and stop - len(word) > start)):
            return False
        tail = text[first : first + _TAG].split(None, 1)[0]
        if word in self._rules.abbreviations or re.search(r"[.]\w", tail):
            return False
        return not any(sign in word + tail for sign in "@/_\\")

    def _next_word(self, first: int) -> str:
        match = _WORD.match(self._text, first)
        return match.group() if match else ""

    def _starts(self, first: int) -> bool:
        """Say whether a usual first word of a sentence stands here, and not an initial."""
        match = _WORD.match(self._text, first)
        if not match or self._text[match.end() : match.end() + 1] == ".":
            return False
        return re.split("['’]", match.group())[0] in self._rules.starters
