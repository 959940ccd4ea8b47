"""Owns the one pass over an article: who is in it, who says what, what is to happen."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from service.english.attribution import LONGEST, Attribution, attribute, links
from service.english.casting import Cast, CastBuilder
from service.english.futures import Future, futures
from service.english.phrases import phrases
from service.english.subjects import Syntax
from service.english.words import words
from service.text.reading import Reading, Sentence


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
    builder = CastBuilder()
    seen = []
    inside, paragraph = "", -1
    for whole in reading.sentences:
        sentence = whole._replace(end=min(whole.end, whole.start + LONGEST))
        if sentence.paragraph != paragraph:
            inside, paragraph = "", sentence.paragraph
        cut = words(reading.text, sentence.start, sentence.end, inside)
        inside = cut.open
        syntax = Syntax(cut, phrases(cut))
        linked = links(syntax)
        found = attribute(syntax, linked)
        builder.add(syntax, found)
        share = sum(cut.quoted) / max(1, len(cut.quoted))
        ahead = tuple(futures(syntax, linked))
        seen.append(Seen(sentence, tuple(found), ahead, share, bool(inside)))
    return Study(builder.build(), tuple(seen))
