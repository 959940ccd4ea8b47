"""Owns the finding of names in English text, and what makes two forms of a name the same."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from service.english.phrases import people
from service.english.words import TIME, classes
from service.models import Span
from service.text.lexicon import load, pairs

# A word with its hyphens and apostrophes, or one with dots (U.S.); the possessive 's stands apart.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-&]|['’](?![sS]\b))[^\W_]+)*")
_JOINTS = frozenset(
    [
        "of",
        "for",
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "der",
        "den",
        "van",
        "von",
        "al",
        "bin",
        "la",
    ]
)
_LONGEST = 12


class Name(NamedTuple):
    """A run of capitalised words; not `sure` where the capital may only open a sentence."""

    span: Span
    sure: bool


def names(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the names of `text[start:end]` in order: people, places, organisations.

    A capitalised word that opens a sentence counts only if something else shows a name.
    """
    return [name.span for name in capitals(text, start, end) if name.sure]


def capitals(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """Find every run of capitalised words that may be a name, those that are not sure too."""
    found: list[Name] = []
    words = list(_WORD.finditer(text, start, len(text) if end is None else end))
    at = 0
    while at < len(words):
        if not _capital(words[at][0]):
            at += 1
            continue
        last = _run_end(text, words, at)
        first = _past_openers(words, at, last)
        if first <= last:
            found.append(_name(text, words[first : last + 1], start, opener=first == at))
        at = last + 1
    return found


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """Give the words of a name in a form that is the same for U.S. and US, Trump’s and Trump."""
    return tuple(_plain(match[0]) for match in _WORD.finditer(name))


def initials(words: tuple[str, ...]) -> str:
    """Give the letters by which a name of several words is shortened: "eu" of European Union."""
    return "".join(word[0] for word in words if word not in _JOINTS and word != "the")


@lru_cache(maxsize=4096)
def country(name: str) -> str | None:
    """Give the country or union that a name, a demonym or a seat of government stands for."""
    lowered = name.casefold()
    return _countries().get(lowered) or _countries().get(lowered.removeprefix("the "))


@cache
def _countries() -> dict[str, str]:
    places = load("service.english", "places")
    own = {name: name for name in places["country"]}
    demonyms = pairs(load("service.english", "names")["demonyms"])
    found = own | pairs(places["government"]) | pairs(places["same"]) | demonyms
    return found | {name.replace(".", ""): land for name, land in found.items() if "." in name}


@cache
def _given() -> frozenset[str]:
    return frozenset().union(*load("service.english", "genders").values())


@cache
def _never() -> frozenset[str]:
    return frozenset(load("service.english", "names")["not names"])


def _plain(word: str) -> str:
    return word.replace(".", "").replace("’", "'").casefold()


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and word != word.lower())  # al-Romaithi


def _run_end(text: str, words: list[re.Match[str]], at: int) -> int:
    """Give the index of the last word of the run of capitals that starts at `at`."""
    last = at
    while last + 1 < len(words) and last - at < _LONGEST:
        following = last + 1
        while following < len(words) and words[following][0] in _JOINTS and following - last < 3:
            following += 1
        if following == len(words) or not _continues(text, words, last, following):
            break
        last = following
    return last


def _continues(text: str, words: list[re.Match[str]], last: int, following: int) -> bool:
    word = words[following][0]
    if not (_capital(word) or (word.isdigit() and following == last + 1)):
        return False
    if _is_time(words[last][0]) or _is_time(word):
        return False
    if any(
        text[one.end() : two.start()] not in (" ", " & ")
        for one, two in _pairs(words, last, following)
    ):
        dotted = text[words[last].end() : words[following].start()] == ". "
        return dotted and following == last + 1 and _abbreviates(words[last][0])
    return True


def _is_time(word: str) -> bool:
    return classes().get(word.lower(), 0) & TIME != 0


def _closed(word: str) -> bool:
    """Say whether a word is of a closed class; "US" is no pronoun, "In" is a preposition."""
    shouted = len(word) > 1 and word.isupper()
    return not shouted and (classes().get(word.lower(), 0) != 0 or word.lower() in _never())


def _pairs(
    words: list[re.Match[str]], first: int, last: int
) -> list[tuple[re.Match[str], re.Match[str]]]:
    return list(zip(words[first:last], words[first + 1 : last + 1], strict=True))


def _abbreviates(word: str) -> bool:
    return len(word) == 1 or (len(word) <= 4 and word.lower() in people())


def _past_openers(words: list[re.Match[str]], first: int, last: int) -> int:
    """Leave out the words of a run that are no part of a name: "The", "In", "President"."""
    while first <= last:
        word = words[first][0]
        titled = first < last and word.lower() in people() and words[first + 1][0][0].isupper()
        if not (titled or _closed(word)):
            break
        first += 1
    return first


def _name(text: str, run: list[re.Match[str]], start: int, *, opener: bool) -> Name:
    span = Span(run[0].start(), run[-1].end())
    return Name(span, _is_sure(text, run, opens=opener and _opens(text, span.start, start)))


def _opens(text: str, at: int, start: int) -> bool:
    """Say whether a word opens a sentence, a quotation or the text."""
    before = text[start:at].rstrip()[-1:]
    return not before or before in ".!?:;“\"'‘«—–("


def _is_sure(text: str, run: list[re.Match[str]], *, opens: bool) -> bool:
    words = [match[0].lower() for match in run]
    if all(word in people() or classes().get(word, 0) & TIME for word in words):
        return False
    if not opens or len(run) > 1:
        return True
    word = run[0][0]
    marked = word[1:] != word[1:].lower() or text[run[0].end() : run[0].end() + 2] in ("'s", "’s")
    return marked or words[0] in _given() or country(words[0]) is not None
