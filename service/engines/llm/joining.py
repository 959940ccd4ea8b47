"""Owns the joining of the lines of several parts by code: what is there twice, answers, conditions.

Prose is never reduced to prose: lines stay what they are, or go.
"""

from collections.abc import Iterable, Sequence

from service.english.names import parts
from service.models import SECTIONS, DraftLine, Mention, Section

_NEAR = 6
"""An answer stands at most so many sentences after the criticism."""


def joined(lines: Iterable[DraftLine]) -> list[DraftLine]:
    """Give the lines without those that tell the same as one before them.

    They do if section, roles and polarity are the same, they share a sentence, and most words.
    """
    kept: list[DraftLine] = []
    by_sentence: dict[tuple[Section, int], list[DraftLine]] = {}
    for line in lines:
        places = [(line.section, number) for number in line.sentences]
        if any(_same(line, other) for place in places for other in by_sentence.get(place, ())):
            continue
        kept.append(line)
        for place in places:
            by_sentence.setdefault(place, []).append(line)
    return kept


def _same(line: DraftLine, other: DraftLine) -> bool:
    if line.section not in SECTIONS:
        return line.text == other.text
    return _roles(line) == _roles(other) and overlap(line.text, other.text)


def _roles(line: DraftLine) -> tuple[object, ...]:
    return _names(line.who), _names(line.target), line.polarity


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple((each.name or each.text).casefold() for each in mentions)


def _words(mentions: Sequence[Mention]) -> set[str]:
    """Give the words that name somebody, whatever the form."""
    return {word for each in mentions for word in parts(f"{each.text} {each.name or ''}")}


def overlap(one: str, other: str) -> bool:
    """Say whether two texts share most of their words."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return 2 * len(words & others) > min(len(words), len(others))


def in_order(lines: Iterable[DraftLine]) -> list[DraftLine]:
    """Sort lines as the article goes; those about one sentence keep their order."""
    return sorted(lines, key=lambda line: min(line.sentences, default=0))


def completed(lines: Sequence[DraftLine], beside: Sequence[DraftLine]) -> list[DraftLine]:
    """Add to lines what rules know of the same sentences: conditions, and who answers whom."""
    found = [_conditioned(line, beside) for line in lines]
    answers = dict(_answers(found, beside))
    return [
        line.model_copy(update={"reply": answers[at]}) if at in answers else line
        for at, line in enumerate(found)
    ]


def _conditioned(line: DraftLine, beside: Sequence[DraftLine]) -> DraftLine:
    if line.condition is not None or line.section not in ("positions", "next_steps"):
        return line
    for other in beside:
        if other.condition and other.section == line.section and _about(line, other):
            return line.model_copy(update={"condition": other.condition})
    return line


def _answers(lines: Sequence[DraftLine], beside: Sequence[DraftLine]) -> Iterable[tuple[int, int]]:
    """Give the index of each criticism that is answered, with that of its answer."""
    for at, line in enumerate(lines):
        if line.section != "criticism":
            continue
        answer = _by_rules(line, lines, beside)
        if answer is None:
            answer = _by_name(line, lines)
        if answer is not None and answer != at:
            yield at, answer


def _by_rules(
    line: DraftLine, lines: Sequence[DraftLine], beside: Sequence[DraftLine]
) -> int | None:
    for other in beside:
        if other.section != "criticism" or other.reply is None or not _about(line, other):
            continue
        answer = beside[other.reply]
        speaker = _words(answer.who)
        for at, each in enumerate(lines):
            speaks = each.section in ("positions", "criticism") and speaker & _words(each.who)
            if speaks and each is not line and _about(each, answer):
                return at
    return None


def _by_name(line: DraftLine, lines: Sequence[DraftLine]) -> int | None:
    """Find what the target says soon after, where it is named alike and faults the critic back."""
    targets, critics = set(_names(line.target)), set(_names(line.who))
    for at, each in enumerate(lines):
        if each.section != "criticism" or not critics & set(_names(each.target)):
            continue
        near = 0 <= min(each.sentences) - max(line.sentences) <= _NEAR
        if near and targets & set(_names(each.who)):
            return at
    return None


def _about(line: DraftLine, other: DraftLine) -> bool:
    return bool(set(line.sentences) & set(other.sentences))
