"""Owns the question whether a character of a very long line costs more than one of a short line."""

from time import process_time
from typing import NamedTuple

from evals.robustness.faults import examine
from service.engines.base import Engine

LENGTHS = (8_000, 64_000, 1_000_000)
"""Characters; the next length is tried where the one before was not much too dear."""
TARGET = 2.0
_HOPELESS = 4.0
_TRIES = 3
"""Of the shortest line, the quickest try counts: a busy machine only adds."""
_SECONDS = 600.0


LINES = (
    *("a", "a ", "A ", "Ab ", "a, ", "a. ", ". ", ".", " ", "- ", "—", "0", "1,", "1 ", "😀", "é"),
    *("\u0301", "中", "если ", "(", "“", "”", "“ ”", '"', "' ", "’s ", "“A b,” said ", "a b c"),
    *("not ", "said ", "and ", "of ", "the ", "to ", "who ", ", who ", "will ", "if ", "he "),
    *("his team ", "U.S. ", "Mr. ", "Mr. Ab said ", "Ab Cd ", "critics ", "said that ", "no, "),
    *("The minister said it will not, ", "Ada Roe accused Tim Oak of a crime and ", "by Ab, "),
    *("on Monday ", "by the end of ", "in 2027 ", "five ", "3.5% ", "12/", "1 March ", "x@y.z "),
)
"""What long single lines are made of."""


class Growth(NamedTuple):
    """How the cost of a character grows with the length of a line that repeats one piece."""

    piece: str
    length: int
    """The longest that was tried."""
    ratio: float
    """Cost of a character there over that at the shortest length."""
    fault: str | None


def growth(piece: str, engine: Engine, lengths: tuple[int, ...] = LENGTHS) -> Growth:
    """Brief ever longer lines made of one piece."""
    _cost(piece, lengths[0], engine)  # loads what is loaded once
    shortest, fault = min(_cost(piece, lengths[0], engine) for _ in range(_TRIES))
    ratio, length = 1.0, lengths[0]
    for length in lengths[1:] if not fault else ():
        cost, fault = _cost(piece, length, engine)
        ratio = cost / shortest
        if fault or ratio > _HOPELESS:
            break
    return Growth(piece, length, ratio, fault or None)


def _cost(piece: str, length: int, engine: Engine) -> tuple[float, str]:
    """Give the seconds that a character costs, and the fault if there is one."""
    text = (piece * (length // len(piece) + 1))[:length]
    began = process_time()
    fault = examine(text, engine, _SECONDS, twice=False).fault
    return (process_time() - began) / length, fault or ""
