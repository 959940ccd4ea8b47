"""Owns the headline and the summary: words of the article that carry who did what."""

from collections.abc import Iterable

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
_QUOTED = 0.5
_PAUSES = (";", ":", " — ", " – ", ",")


def headline(reading: Reading) -> DraftLine | None:
    """Give the article's own headline, else a clause of its first sentence."""
    text, first = reading.text, reading.sentences[0]
    own = next((each for each in reading.headings if _is_title(reading, each)), None)
    whole = own or first.span
    said = _clause(text, whole)
    claim = whole if own is not None else said
    numbers = () if own is not None else (first.number,)
    return DraftLine(
        section="headline", text=text[said.start : said.end], sentences=numbers, claim=claim
    )


def _is_title(reading: Reading, heading: Span) -> bool:
    """Say whether a heading stands over the article and is more than a label ("ANALYSIS")."""
    above = heading.start < reading.sentences[0].start
    return above and len(reading.words_of(heading).split()) >= _FEWEST_WORDS


def _clause(text: str, span: Span) -> Span:
    """Give the longest clause from the start of `span` that is short enough for a headline."""
    whole = tidy(text, span, span)
    if whole.end - whole.start <= _LONGEST_HEADLINE:
        return whole
    limit = whole.start + _LONGEST_HEADLINE
    for mark in (*_PAUSES, " "):
        at = text.rfind(mark, whole.start + _SHORTEST_HEADLINE, limit)
        if at > 0:
            return tidy(text, Span(whole.start, at), Span(whole.start, at))
    return Span(whole.start, limit)


def summary(
    reading: Reading, seen: tuple[Seen, ...], sections: Iterable[list[Proposal]]
) -> list[DraftLine]:
    """Give two to four whole sentences in the order of the text: the lead, the best of each section.

    `sections` hold their lines best first.
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
    """Give the number of the first sentence that is more than a quotation."""
    return next((each.sentence.number for each in seen[:5] if each.quoted < _QUOTED), 1)


def _stands_alone(
    reading: Reading, seen: tuple[Seen, ...], proposal: Proposal, chosen: set[int]
) -> bool:
    """Say whether a sentence can be read without the one before it."""
    sentence = seen[proposal.sentence - 1]
    words = reading.words_of(sentence.sentence).lower().split(maxsplit=_START)
    return (
        proposal.sentence not in chosen
        and sentence.quoted < _QUOTED
        and sentence.sentence.end - sentence.sentence.start <= _LONGEST
        and not any(word.strip("“\"'‘,") in _leaning() for word in words[:_START])
    )


def _leaning() -> frozenset[str]:
    return frozenset(load("service.engines.extractive", "words")["leaning"])


def _line(reading: Reading, number: int) -> DraftLine:
    sentence = reading.sentences[number - 1]
    return DraftLine(section="summary", text=reading.words_of(sentence), sentences=(number,))
