"""Owns the headline and the summary: words of the article that carry who did what."""

from collections.abc import Iterable
from functools import cache

from service.engines.extractive.clauses import tidy
from service.engines.extractive.proposals import Proposal
from service.english.study import Seen
from service.models import DraftLine, Span
from service.text.lexicon import load
from service.text.reading import Reading

_LONGEST_HEADLINE = 90
_SHORTEST_HEADLINE = 20
_FEWEST_WORDS = 3
_MOST = 4
_LONGEST = 320
"""A sentence of the summary has at most so many characters, but for the lead."""
_START = 3
_JOINTS = frozenset(["and", "but", "or", "so"])
"""Within "Ana Ruiz and Peter Hall" these point to nothing."""
_QUOTED = 0.5
_QUOTES = (("“", "”"), ('"', '"'))
_PAUSES = ("; ", ": ", " — ", " – ", ", ")


def headline(reading: Reading) -> DraftLine | None:
    """Give the article's own headline, else a clause of its first sentence; None without words."""
    text, first = reading.text, reading.sentences[0]
    own = next((each for each in reading.headings if _is_title(reading, each)), None)
    said = _clause(text, own or first.span)
    if said.start >= said.end:
        return None
    numbers = () if own is not None else (first.number,)
    return DraftLine(
        section="headline", text=text[said.start : said.end], sentences=numbers, claim=own or said
    )


def _is_title(reading: Reading, heading: Span) -> bool:
    """Say whether a heading stands over the article and is more than a label ("ANALYSIS")."""
    above = heading.start < reading.sentences[0].start
    return above and len(reading.words_of(heading).split()) >= _FEWEST_WORDS


def _clause(text: str, span: Span) -> Span:
    """Give the longest clause from the start of `span` that is short enough for a headline."""
    whole = tidy(text, span, span)
    if whole.end - whole.start <= _LONGEST_HEADLINE:
        return _balanced(text, whole)
    limit = whole.start + _LONGEST_HEADLINE
    for mark in (*_PAUSES, " ", "\n"):
        at = text.rfind(mark, whole.start + _SHORTEST_HEADLINE, limit)
        if at > 0:
            cut = Span(whole.start, at)
            return _balanced(text, tidy(text, cut, cut))
    return _balanced(text, Span(whole.start, limit))


def _balanced(text: str, span: Span) -> Span:
    """Leave out a quotation mark that has lost its other half, with what follows it."""
    start, end = span
    for opening, closing in _QUOTES:
        marks = text.count(opening, start, end), text.count(closing, start, end)
        if marks[0] == marks[1] and (opening != closing or marks[0] % 2 == 0):
            continue
        last = text.rfind(opening, start, end)
        if last <= start:
            start = start + 1 if last == start else start
        else:
            end = last
    return tidy(text, Span(start, end), Span(start, end))


def summary(
    reading: Reading, seen: tuple[Seen, ...], sections: Iterable[list[Proposal]]
) -> list[DraftLine]:
    """Give two to four whole sentences in the order of the text: the lead, then the best.

    `sections` hold their lines best first; each gives one sentence.
    """
    chosen = {_lead(reading, seen)}
    for ranked in sections:
        best = next((each for each in ranked if _stands_alone(reading, seen, each, chosen)), None)
        if best is not None and len(chosen) < _MOST:
            chosen.add(best.sentence)
    if len(chosen) == 1 and len(seen) > 1:
        chosen.add(min(max(chosen) + 1, len(seen)))
    return [_line(reading, number) for number in sorted(chosen)]


def _lead(reading: Reading, seen: tuple[Seen, ...]) -> int:
    """Give the number of the first sentence that is more than a quotation, and leans on none."""
    opening = [each for each in seen[:5] if each.quoted < _QUOTED]
    plain = (each for each in opening if not _leans(reading, each))
    return next((each.sentence.number for each in (*plain, *opening)), 1)


def _stands_alone(
    reading: Reading, seen: tuple[Seen, ...], proposal: Proposal, chosen: set[int]
) -> bool:
    """Say whether a sentence can be read without the one before it."""
    sentence = seen[proposal.sentence - 1]
    return (
        proposal.sentence not in chosen
        and sentence.quoted < _QUOTED
        and sentence.sentence.end - sentence.sentence.start <= _LONGEST
        and not _leans(reading, sentence)
        and not _names_elsewhere(reading.words_of(sentence.sentence), proposal)
    )


def _leans(reading: Reading, seen: Seen) -> bool:
    """Say whether a sentence opens with a word that points to the one before."""
    first, *words = reading.words_of(seen.sentence).lower().split(maxsplit=_START)
    pointing = [first, *(word for word in words[: _START - 1] if word not in _JOINTS)]
    return any(word.strip("“\"'‘,") in _leaning() for word in pointing)


def _names_elsewhere(sentence: str, proposal: Proposal) -> bool:
    """Say whether a "he" of the line is somebody whom only another sentence names."""
    for mention in (*proposal.line.who, *proposal.line.target):
        first, *rest = mention.text.lower().split()
        known = mention.name is not None and not rest  # "its director" names somebody else
        surname = (mention.name or "").lower().rsplit(maxsplit=1)[-1:]
        if first in _leaning() and not (known and surname[0] in sentence.lower()):
            return True
    return False


@cache
def _leaning() -> frozenset[str]:
    return frozenset(load("service.engines.extractive", "words")["leaning"])


def _line(reading: Reading, number: int) -> DraftLine:
    sentence = reading.sentences[number - 1]
    return DraftLine(section="summary", text=reading.words_of(sentence), sentences=(number,))
