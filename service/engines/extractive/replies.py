"""Owns the pairing of a criticism with the answer of the one whom it is aimed at."""

from service.engines.extractive.proposals import Proposal
from service.text.lexicon import load

_NEAR = 6
"""An answer stands at most so many sentences after the criticism."""


def replies(criticisms: list[Proposal], others: list[Proposal]) -> dict[int, int]:
    """Give for the index of a criticism in `criticisms` that of its answer in `others`.

    An answer is a line whose holder is the target, with a cue of answering, soon afterwards.
    """
    answers: dict[int, list[tuple[int, int]]] = {}
    lemmas = frozenset(load("service.engines.extractive", "words")["answer"])
    for index, other in enumerate(others):
        if other.who is not None and other.lemma in lemmas:
            answers.setdefault(other.who, []).append((other.sentence, index))
    found: dict[int, int] = {}
    for index, each in enumerate(criticisms):
        near = [
            (sentence, at)
            for sentence, at in answers.get(-1 if each.target is None else each.target, ())
            if 0 <= sentence - each.sentence <= _NEAR and each.who != each.target
        ]
        if near:
            found[index] = min(near)[1]
    return found
