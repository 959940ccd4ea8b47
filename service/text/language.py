"""Owns telling the language of a text: by its script, then by its usual words and letters."""

import re
import string
from collections import Counter
from functools import cache
from typing import NamedTuple

from service.text.lexicon import load, pairs


class Detection(NamedTuple):
    """A language, by ISO 639-1 code ("und" where none can be told) and English name.

    `share` is the part of the words that are usual ones of this language, or of the letters that
    are of its script where no other language shares it.
    """

    code: str
    name: str
    share: float


UNKNOWN = Detection("und", "undetermined", 0.0)

_PART = 1000
_FEWEST = 2
_LEAST = 0.1
_LETTER = 0.3
_KANA = 0.05
_BLOCK = 7
_WORD = re.compile(r"[a-z]++(?![^\W\d_])|[^\W\d_]+")  # the plain ones first: most are
_ACCENTED = re.compile("[^\x00-\x7f]")
_NO_LETTERS = bytes(set(range(128)).difference(string.ascii_letters.encode()))


class _Script(NamedTuple):
    blocks: tuple[tuple[int, int], ...]
    languages: tuple[str, ...]


class _Tables(NamedTuple):
    names: dict[str, str]
    scripts: tuple[_Script, ...]
    latin: _Script
    words: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]


def detect(text: str) -> Detection:
    """Tell the language of a text; of a long one, from its start, middle and end."""
    sample = _sample(text)
    script, share = _script(sample)
    if script is None:
        return UNKNOWN
    if len(script.languages) > 1:
        return _by_words(sample.casefold(), script.languages)
    return _named(script.languages[0], share)


def _sample(text: str) -> str:
    if len(text) <= 3 * _PART:
        return text
    middle = len(text) // 2
    return f"{text[:_PART]} {text[middle : middle + _PART]} {text[-_PART:]}"


def _script(sample: str) -> tuple[_Script | None, float]:
    """Give the script with most of the letters, and its share of them; Latin at a glance."""
    plain = len(sample.encode("ascii", errors="ignore").translate(None, _NO_LETTERS))
    if 2 * plain > len(sample):
        return _tables().latin, plain / len(sample)
    blocks: Counter[int] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            blocks[ord(char) >> _BLOCK] += count
    counts: Counter[_Script] = Counter()
    for block, count in blocks.items():
        for script in _tables().scripts:
            if any(first <= block <= last for first, last in script.blocks):
                counts[script] += count
    if not counts:
        return None, 0.0
    total = blocks.total()
    script, most = counts.most_common(1)[0]
    if script.languages == ("zh",):
        kana = next(one for one in _tables().scripts if one.languages == ("ja",))
        if counts[kana] > _KANA * most:
            return kana, (most + counts[kana]) / total
    return script, most / total


def _by_words(sample: str, languages: tuple[str, ...]) -> Detection:
    """Choose among languages of one script: rarer words and letters count for more."""
    tables = _tables()
    words = _WORD.findall(sample)
    scores, hits = dict.fromkeys(tables.names, 0.0), dict.fromkeys(tables.names, 0)
    for found, known, weight in (
        (words, tables.words, 1.0),
        (_ACCENTED.findall(sample), tables.letters, _LETTER),
    ):
        for thing, count in Counter(filter(known.__contains__, found)).items():
            share = weight * count / len(known[thing])
            for language in known[thing]:
                scores[language] += share
                hits[language] += count
    best = max(languages, key=lambda language: scores[language])
    if hits[best] < max(_FEWEST, _LEAST * len(words)):
        return UNKNOWN
    return _named(best, min(hits[best] / len(words), 1.0))


def _named(code: str, share: float) -> Detection:
    return Detection(code, _tables().names[code], round(share, 3))


@cache
def _tables() -> _Tables:
    groups = load("service.text", "languages")
    scripts = tuple(
        _Script(tuple(map(_blocks, ranges.split())), tuple(languages.split()))
        for ranges, languages in pairs(groups["scripts"]).items()
    )
    return _Tables(
        names=pairs(groups["names"]),
        scripts=scripts,
        latin=next(script for script in scripts if script.blocks[0][0] == 0),
        words=_inverted(pairs(groups["words"])),
        letters=_inverted(pairs(groups["letters"])),
    )


def _blocks(hexadecimal: str) -> tuple[int, int]:
    first, _, last = hexadecimal.partition("-")
    return int(first, 16) >> _BLOCK, int(last, 16) >> _BLOCK


def _inverted(entries: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn language -> things into thing -> languages."""
    found: dict[str, list[str]] = {}
    for language, things in entries.items():
        for thing in dict.fromkeys(things.split()):
            found.setdefault(thing, []).append(language)
    return {thing: tuple(languages) for thing, languages in found.items()}
