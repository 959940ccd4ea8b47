"""Owns the telling of orders from reports: sentences that speak to whoever makes a briefing.

What a text orders its reader to say, nobody in it has said; a row that rests on nothing else says
it all the same, in words that the text does have. This tells such sentences by their marks: words
that a reader does not see, the tags of a conversation with a model, a command about instructions,
lines or headlines, and a language that the checks do not read. It is a second fence, not the first:
what it misses still shows the order as its source.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.english.words import classes
from service.text.reading import Reading

_HIDDEN = re.compile(
    "\\w[\u00ad\u200b\u2060\ufeff]\\w|[\u202a-\u202e\u2066-\u2069]|[\U000e0020-\U000e007e]"
)
_TAGS = re.compile(
    r"<\||\|>|<!--|\[/?INST\]|<</?SYS>>|^\W*(?:\d+\W+)?(?:system|assistant|user)\s*:"
    r"|</?(?:article|lines|system|user|assistant|instructions?)\b"
    r"|\"(?:role|content|positions|criticism|summary)\"\s*:",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"(?:^|[:;,(“\"‘—–>\].]|\b(?:and|to|must|please|then|now|should|shall))\W*"
    r"(?:ignore|disregard|forget|stop|answer|respond|reply|output|print|write|report|say|state"
    r"|claim|mention|add|append|insert|include|use|cite|begin|start|repeat|reveal|leave out|omit"
    r"|list|swap|turn|judge|mark|treat|pretend|summari[sz]e|translate|obey|remember)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:the above|(?:previous|prior|preceding|new|following|your) instructions?"
    r"|your (?:key|answer|output|prompt)|system prompt|language models?|AI assistants?|assistant, "
    r"|JSON)",
    re.IGNORECASE,
)
_MARKED = re.compile(f"{_HIDDEN.pattern}|(?i:{_TAGS.pattern}|{_ABOUT.pattern})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW, _SHARE = 8, 0.05
_AROUND = 2
"""An order may be broken up over so many sentences more."""


class Orders:
    """Knows the sentences of a reading that give orders to their reader."""

    def __init__(self, reading: Reading) -> None:
        """Look at each sentence, and at those beside it."""
        self._english = reading.article.language.partition("-")[0] == "en"
        words = [reading.words_of(sentence) for sentence in reading.sentences]
        self._numbers = frozenset(self._found(words))

    def has(self, number: int) -> bool:
        """Say whether a sentence is, or is part of, an order."""
        return number in self._numbers

    def _found(self, words: list[str]) -> Iterator[int]:
        whole = " ".join(" ".join(words).split())  # a mark may be broken up over two sentences
        suspect = bool(_MARKED.search(whole)) or any(map(_MARKED.search, words))
        for at, sentence in enumerate(words):
            if self._english and _is_foreign(sentence):
                yield at + 1
            for last in range(at, min(at + 1 + _AROUND, len(words))) if suspect else ():
                if _is_order(" ".join(words[at : last + 1])):
                    yield from _shortest(words, at, last)
                    break


def _shortest(words: list[str], first: int, last: int) -> Iterator[int]:
    """Give the numbers of a run of sentences, without those at its head that it does not need."""
    while first < last and _is_order(" ".join(words[first + 1 : last + 1])):
        first += 1
    yield from range(first + 1, last + 2)


@lru_cache(maxsize=1 << 12)
def _is_order(words: str) -> bool:
    words = " ".join(words.split())
    if _HIDDEN.search(words) or _TAGS.search(words):
        return True
    return bool(_ABOUT.search(words) and _COMMAND.search(words))


def _is_foreign(sentence: str) -> bool:
    """Say whether an English text has this in another language: without a word like "the"."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    if sum(word[0] > "\u024f" for word in words) * 2 > len(words):
        return True
    english = sum(word in classes() or not word.isalpha() for word in words)
    return len(words) >= _FEW and english < _SHARE * len(words)
