"""Owns the pairing of a criticism with the answer of the one whom it is aimed at."""

from service.engines.extractive.proposals import Proposal
from service.text.lexicon import load

_NEAR = 6
"""An answer stands at most so many sentences after the criticism."""
_CLOSE, _GAP = 2, 1
"""One to "the claim" stands so near to the last of some criticisms, and these to each other."""


def replies(criticisms: list[Proposal], others: list[Proposal]) -> dict[int, int]:
    """Give for the index of a criticism in `criticisms` that of its answer in `others`.

    An answer is a line whose holder is the target, with a cue of answering, soon afterwards; else
    one that turns down "the claim" right after it, whoever speaks for the target there.
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
    for index, other in enumerate(others):
        if _turns_down(other):
            for at in _last_run(criticisms, other):
                found.setdefault(at, index)
    return found


def _turns_down(line: Proposal) -> bool:
    """Say whether a line is "rejected the claim": its words point to what was just said."""
    words = load("service.engines.extractive", "words")
    last = line.line.text.rstrip(' .,;”"').rpartition(" ")[2].lower()
    return line.who is not None and line.lemma in words["denial"] and last in words["charge"]


def _last_run(criticisms: list[Proposal], answer: Proposal) -> list[int]:
    """Give the criticisms by others that run on, sentence by sentence, up to an answer."""
    before = [
        (each.sentence, at)
        for at, each in enumerate(criticisms)
        if each.sentence < answer.sentence and each.who not in (None, answer.who)
    ]
    run: list[int] = []
    reach = answer.sentence
    for sentence, at in sorted(before, reverse=True):
        if reach - sentence > (_GAP if run else _CLOSE):
            break
        reach = sentence
        run.append(at)
    return run
