"""Owns the articles of the torture: whose prompt is whose can be told from its words."""

import re
from pathlib import Path
from typing import NamedTuple

from evals.peers import ChatRequest

_SEED = Path(__file__).resolve().parents[2] / "seeds" / "seed" / "article.txt"
_MARK = re.compile(r"report number (\d+)")
_PART = re.compile(r"part \d+ of \d+")


class Ask(NamedTuple):
    """A call of the model: the how manieth it was, when it came, and what was asked."""

    number: int
    at: float
    """On the clock of `time.monotonic()`."""
    article: int
    what: str


def text(number: int) -> str:
    """Give an article whose number stands in each of its paragraphs, and in one of its lines."""
    seed = _SEED.read_text("utf-8")
    seed = seed.replace("purchasing oil", f"purchasing oil of report number {number}")
    return seed.replace("\n", f" It was report number {number}.\n")


def number_of(words: str) -> int:
    """Give the number of the article that some words are from; 0 where none is in them."""
    found = _MARK.search(words)
    return int(found[1]) if found else 0


def asked(request: ChatRequest) -> Ask:
    """Say what a request asks for: a chunk, the mending of its answer, or the order of lines."""
    words, last = request.prompt, str(request.messages[-1].get("content"))
    part = (_PART.findall(words) or ["all"])[-1]
    what = "lines" if "<lines " in last else part if "<article " in last else f"{part}, mended"
    return Ask(request.number, request.at, number_of(words), what)
