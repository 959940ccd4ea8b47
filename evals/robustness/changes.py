"""Owns the ways in which a text is spoilt; each keeps most of it, so that rules still fire."""

import random
from collections.abc import Callable

from evals.robustness.pieces import marks, pieces

_Chance = random.Random
Change = Callable[[str, _Chance], str]
_QUOTES = "\"'“”‘’«»„"


def insert(text: str, chance: _Chance) -> str:
    """Put pieces in at random places."""
    for _ in range(chance.randint(1, 20)):
        at, space = chance.randint(0, len(text)), chance.choice(["", " "])
        text = f"{text[:at]}{space}{chance.choice(pieces())}{space}{text[at:]}"
    return text


def delete(text: str, chance: _Chance) -> str:
    """Take short runs out at random places."""
    for _ in range(chance.randint(1, 20)):
        at = chance.randint(0, len(text))
        text = text[:at] + text[at + chance.choice([1, 1, 1, 2, 5, 30]) :]
    return text


def unbalance(text: str, chance: _Chance) -> str:
    """Exchange quotation marks for others, or take them out."""
    kept = chance.random()

    def other(character: str) -> str:
        spoilt = character in _QUOTES and chance.random() > kept
        return chance.choice(["", *_QUOTES]) if spoilt else character

    return "".join(map(other, text))


def punctuate(text: str, chance: _Chance) -> str:
    """Put a mark in place of some spaces, or beside them."""
    mark, kept = chance.choice(marks()), chance.choice(["", " "])
    words = text.split(" ")
    return "".join(f"{word}{kept}{mark if chance.random() < 0.1 else ' '}" for word in words)


def shout(text: str, chance: _Chance) -> str:
    """Change the case of a long run."""
    at = chance.randint(0, len(text))
    change = chance.choice([str.upper, str.lower, str.title, str.swapcase])
    return text[:at] + change(text[at:]) if chance.random() < 0.7 else change(text)


def join(text: str, chance: _Chance) -> str:
    """Make one line of all lines."""
    return text.replace("\n", chance.choice(["", " ", ". "]))


def part(text: str, chance: _Chance) -> str:
    """Break lines between words, or anywhere."""
    rate = chance.choice([0.02, 0.2, 1.0])
    where = " " if chance.random() < 0.8 else "aeiou"
    return "".join("\n" if c in where and chance.random() < rate else c for c in text)


def repeat(text: str, chance: _Chance) -> str:
    """Say a run many times."""
    at = chance.randint(0, len(text))
    run = text[at : at + chance.choice([1, 3, 20, 150])]
    return text[:at] + run * chance.randint(2, 40) + text[at:]


def swap(text: str, chance: _Chance) -> str:
    """Exchange two runs."""
    a, b, c = sorted(chance.randint(0, len(text)) for _ in range(3))
    return text[:a] + text[b:c] + text[a:b] + text[c:]


CHANGES: tuple[Change, ...] = (
    insert,
    delete,
    unbalance,
    punctuate,
    shout,
    join,
    part,
    repeat,
    swap,
)
