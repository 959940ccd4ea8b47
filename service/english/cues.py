"""Owns the cue lexicon: which words show that somebody says, wants, refuses or faults something."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from service.english.words import ADVERB, Words
from service.text.lexicon import load, pairs

Stance = Literal[
    "says",
    "argues",
    "reports",
    "supports",
    "opposes",
    "demands",
    "proposes",
    "expects",
    "blames",
    "praises",
]
Frame = Literal["clause", "object", "target", "verdict", "noun", "adjective", "according", "view"]
Form = Literal["base", "third", "past", "ing", "fixed"]
"""Of a verb; past and participle are one, as in most verbs; nouns and adjectives are fixed."""

_FAR = 10
_PAUSES = frozenset([",", ":"])
_VOWELS = frozenset("aeiou")


class Cue(NamedTuple):
    """One reading of a form: "called" may open "called for" (demands) or "called X Y" (verdict)."""

    stance: Stance
    frame: Frame
    lemma: str
    form: Form
    tail: tuple[str, ...]
    """The words that must follow."""


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Give every first word of a cue with its readings, those with the longest tail first."""
    lexicon = load("service.english", "cues")
    irregular = pairs(lexicon["irregular"])
    found: dict[str, list[Cue]] = {}
    for group, entries in lexicon.items():
        if group == "irregular":
            continue
        stance, frame = group.split()
        for entry in entries:
            for cue in _readings(entry, cast(Stance, stance), cast(Frame, frame), irregular):
                found.setdefault(cue[0], []).append(cue[1])
    return {
        word: tuple(sorted(readings, key=lambda cue: -len(cue.tail)))
        for word, readings in found.items()
    }


def _readings(
    entry: str, stance: Stance, frame: Frame, irregular: dict[str, str]
) -> Iterator[tuple[str, Cue]]:
    lemma, *tail = entry.split()
    if lemma.startswith("="):
        yield lemma[1:], Cue(stance, frame, entry[1:], "past", tuple(tail))
        return
    verb = frame in {"clause", "object", "target", "verdict"}
    forms = inflections(lemma, irregular.get(lemma, "")) if verb else {lemma: "fixed"}
    for word, form in forms.items():
        yield word, Cue(stance, frame, entry, cast(Form, form), tuple(tail))


def inflections(lemma: str, irregular: str = "") -> dict[str, str]:
    """Give the forms of a verb; `irregular` holds its past, participle and -ing, as far as odd."""
    y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    stem = lemma[:-1] if lemma.endswith("e") and lemma[-2:] not in {"ee", "oe", "ye"} else lemma
    past, participle, ing = (*irregular.split(), "", "", "")[:3]
    past = past or (lemma[:-1] + "ied" if y else lemma[: len(stem)] + "ed")
    past = lemma + "d" if lemma.endswith("ee") and not irregular else past
    doubled = past.endswith("ed") and past.startswith(lemma + lemma[-1])
    third = lemma[:-1] + "ies" if y else lemma + ("es" if _hisses(lemma) else "s")
    found = {third: "third", past: "past", participle or past: "past"}
    found[ing or (past[:-2] if doubled else stem) + "ing"] = "ing"
    return {lemma: "base", **found} if past != lemma else {**found, lemma: "past"}


def _hisses(lemma: str) -> bool:
    return lemma.endswith(("s", "sh", "ch", "x", "z", "o"))


def at(words: Words, index: int) -> Iterator[tuple[Cue, int]]:
    """Give the readings of the word at `index` with the index of each one's last word."""
    word, near = words.lower[index], _near(words, index + 1)
    if _openings().get(word, frozenset()).isdisjoint(near):
        return  # most often: "has" begins 18 cues, and is hardly ever one
    for cue in cues().get(word, ()):
        if not cue.tail:
            yield cue, index
        elif cue.tail[0] in near:
            last = _tail_end(words, index, cue.tail)
            if last >= 0:
                yield cue, last


@cache
def _openings() -> dict[str, frozenset[str]]:
    """Give the words with which the tails of the readings of a word begin; "" for no tail."""
    return {
        word: frozenset([cue.tail[0] if cue.tail else "" for cue in readings])
        for word, readings in cues().items()
    }


def _near(words: Words, place: int) -> list[str]:
    """Give what the tail of a cue may begin with: the next word, or the one behind an adverb.

    And what all may: "" where there is no tail, "*".
    """
    hedged = place < len(words.flags) and words.flags[place] & ADVERB
    return ["", "*", *words.lower[place : place + (2 if hedged else 1)]]


def _later(words: list[str], tail: tuple[str, ...]) -> bool:
    size = len(tail)
    return any(tuple(words[at : at + size]) == tail for at in range(len(words) - size + 1))


def _tail_end(words: Words, index: int, tail: tuple[str, ...]) -> int:
    """Give the index of the last word of `tail` after `index`, -1 where it does not follow.

    A "*" stands for a few words of any kind; then the cue ends with its verb.
    """
    if tail and tail[0] == "*":
        return index if _later(words.lower[index + 2 : index + _FAR], tail[1:]) else -1
    place = index
    for word in tail:
        place += 1
        if place < len(words.lower) and words.flags[place] & ADVERB and words.lower[place] != word:
            place += 1  # "came out firmly against"
        if place >= len(words.lower) or words.lower[place] != word:
            return -1
    return place - 1 if tail and tail[-1] in _PAUSES else place  # a pause must follow "went on"
