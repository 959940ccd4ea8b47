"""Owns what a match is: overlap of evidence, fitting names, and who is paired with whom.

The definitions of overlap, fitting names and greedy pairing are those of the reference score, to
the letter; `assign` is the pairing of our own scorers: one to one, and the best on the whole.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from service.models import Span

LEAST = 0.5
"""The overlap from which on two pieces of evidence match."""

_LONGEST_FACTOR, _LONGEST = 4, 400
_WORD = re.compile(r"[\w’'.-]+")
_IDLE = frozenset(
    ("the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "sir", "his", "her", "their")
)
_FITTING_FIRST = 0.01
"""What a fitting actor adds to an overlap: it decides between equals and nothing else."""


class Pairing(NamedTuple):
    """A predicted line and a gold record, by their indices."""

    line: int
    gold: int
    overlap: float


def overlap(predicted: Sequence[Span], gold: Sequence[Span]) -> float:
    """Give the largest share of the shorter span that a pair of spans has in common.

    A predicted span of over 400 characters that is over four times as long as the gold's counts
    for nothing: who cites everything cites nothing.
    """
    best = 0.0
    for start, end in predicted:
        for first, last in gold:
            common = min(end, last) - max(start, first)
            longest = max(_LONGEST_FACTOR * (last - first), _LONGEST)
            if common > 0 and end - start <= longest:
                best = max(best, common / max(1, min(end - start, last - first)))
    return best


def matches(predicted: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Say whether two pieces of evidence overlap enough."""
    return overlap(predicted, gold) >= LEAST


def names_fit(predicted: str | None, golds: Sequence[str]) -> bool:
    """Say whether a name is one of the gold's: one holds the other, or half their words agree."""
    said = _words(predicted)
    return bool(said) and any(
        (known := _words(name))
        and (said <= known or known <= said or len(said & known) / len(said | known) >= 0.5)
        for name in golds
    )


@lru_cache(maxsize=4096)
def _words(name: str | None) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall((name or "").lower()) if word not in _IDLE)


def greedy(overlaps: Sequence[Sequence[float]]) -> tuple[Pairing, ...]:
    """Pair lines (rows) and records (columns) one to one, best first, as the reference does."""
    ranked = sorted(
        ((share, i, j) for i, row in enumerate(overlaps) for j, share in enumerate(row)),
        reverse=True,
    )
    lines: set[int] = set()
    golds: set[int] = set()
    found: list[Pairing] = []
    for share, i, j in ranked:
        if share < LEAST:
            break
        if i not in lines and j not in golds:
            lines.add(i)
            golds.add(j)
            found.append(Pairing(i, j, share))
    return tuple(found)


def assign(
    overlaps: Sequence[Sequence[float]], fits: Sequence[Sequence[bool]]
) -> tuple[Pairing, ...]:
    """Pair lines and records one to one so that the sum of their overlaps is greatest.

    Between pairs that overlap equally, one whose actor fits goes first: two people may speak in one
    sentence. In the order of lines; linear in the lines, cubic in the records at most.
    """
    worth = [
        [_worth(share, fit) for share, fit in zip(*rows, strict=True)]
        for rows in zip(overlaps, fits, strict=True)
    ]
    lines = [i for i, row in enumerate(worth) if any(row)]
    golds = sorted({j for i in lines for j, value in enumerate(worth[i]) if value})
    table = [[worth[i][j] for i in lines] for j in golds]
    chosen = _hungarian(table) if len(golds) <= len(lines) else _turned(table)
    found = ((lines[line], golds[gold]) for gold, line in chosen if table[gold][line])
    return tuple(Pairing(i, j, overlaps[i][j]) for i, j in sorted(found))


def _worth(share: float, fits: bool) -> float:
    return share + _FITTING_FIRST * fits if share >= LEAST else 0.0


def _turned(table: list[list[float]]) -> list[tuple[int, int]]:
    return [
        (gold, line) for line, gold in _hungarian([list(row) for row in zip(*table, strict=True)])
    ]


def _hungarian(worth: list[list[float]]) -> list[tuple[int, int]]:
    """Give for each row a column of its own so that the sum of their worth is greatest.

    The method of shortest augmenting paths with potentials; rows never outnumber columns. Row and
    column 0 of the inner lists stand for "none".
    """
    width = len(worth[0]) if worth else 0
    of_row, of_column = [0.0] * (len(worth) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(worth) + 1):
        owner[0] = row
        column, came_from = _shortest_path(worth, of_row, of_column, owner)
        while column:
            owner[column], column = owner[came_from[column]], came_from[column]
    return [(row - 1, column - 1) for column, row in enumerate(owner) if column and row]


def _shortest_path(
    worth: list[list[float]], of_row: list[float], of_column: list[float], owner: list[int]
) -> tuple[int, list[int]]:
    """Find the free column that is cheapest to reach, and how it is reached; adjust potentials."""
    width = len(of_column)
    least, came_from, done = [float("inf")] * width, [0] * width, [False] * width
    column = 0
    while owner[column]:
        done[column] = True
        row, delta, following = owner[column], float("inf"), 0
        for j in range(1, width):
            if done[j]:
                continue
            cost = -worth[row - 1][j - 1] - of_row[row] - of_column[j]
            if cost < least[j]:
                least[j], came_from[j] = cost, column
            if least[j] < delta:
                delta, following = least[j], j
        for j in range(width):
            if done[j]:
                of_row[owner[j]] += delta
                of_column[j] -= delta
            else:
                least[j] -= delta
        column = following
    return column, came_from
