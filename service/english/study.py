"""Owns the one pass over an article: who is in it, who says what, what is to happen."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from weakref import WeakKeyDictionary

from service.english.attribution import LONGEST, Attribution, attribute, links
from service.english.casting import Cast, CastBuilder
from service.english.futures import Future, futures
from service.english.phrases import phrases
from service.english.syntax import Syntax
from service.english.words import Words, words
from service.text.reading import Reading, Sentence

_BATCH = 64
"""So many sentences are taken through a step together; more would only take memory."""


class Seen(NamedTuple):
    """What a sentence holds."""

    sentence: Sentence
    """Of one longer than `LONGEST`, its beginning."""
    attributions: tuple[Attribution, ...]
    futures: tuple[Future, ...]
    quoted: float
    """Share of its words that stand in quotation marks."""
    opens: bool = False
    """Whether a quotation is still open at its end."""


class Study(NamedTuple):
    """An article understood: its actors, and its sentences one by one."""

    cast: Cast
    seen: tuple[Seen, ...]


_studies: WeakKeyDictionary[Reading, Study] = WeakKeyDictionary()


def study(reading: Reading) -> Study:
    """Study a Reading; once for each Reading object."""
    found = _studies.get(reading)
    if found is None:
        found = _studies[reading] = _study(reading)
    return found


def _study(reading: Reading) -> Study:
    """Take the sentences through each step in batches: a step's code and words stay at hand."""
    builder = CastBuilder()
    seen: list[Seen] = []
    rest = _cut(reading)
    while batch := list(islice(rest, _BATCH)):
        seen += _seen(batch, builder)
    return Study(builder.build(), tuple(seen))


def _cut(reading: Reading) -> Iterator[tuple[Sentence, Words]]:
    """Give each sentence with its words; a quotation stays open up to the paragraph's end."""
    inside, paragraph = "", -1
    for whole in reading.sentences:
        sentence = whole
        if whole.end - whole.start > LONGEST:
            sentence = whole._replace(end=whole.start + LONGEST)
        if sentence.paragraph != paragraph:
            inside, paragraph = "", sentence.paragraph
        cut = words(reading.text, sentence.start, sentence.end, inside)
        inside = cut.open
        yield sentence, cut


def _seen(batch: list[tuple[Sentence, Words]], builder: CastBuilder) -> Iterator[Seen]:
    """Find what some sentences hold, and have the builder resolve who is in them."""
    syntaxes = [Syntax(cut, phrases(cut)) for _, cut in batch]
    linked = [links(syntax) for syntax in syntaxes]
    found = [attribute(syntax, each) for syntax, each in zip(syntaxes, linked, strict=True)]
    for syntax, each in zip(syntaxes, found, strict=True):
        builder.add(syntax, each)
    ahead = [futures(syntax, each) for syntax, each in zip(syntaxes, linked, strict=True)]
    for (sentence, cut), said, coming in zip(batch, found, ahead, strict=True):
        share = sum(cut.quoted) / max(1, len(cut.quoted))
        yield Seen(sentence, tuple(said), tuple(coming), share, bool(cut.open))
