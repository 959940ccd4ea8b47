"""Owns what a row of a model may not do whatever the checks say of it: its words are selected.

The checks leave undecided what they cannot tell. A model may write anything; but of 289 lines of a
strong one none had three words in a row that the article has nowhere, or fewer than one in five of
its words, names aside, in the sentences that it cites, or an address; one denied more often. "X,
not Y" tells two things apart and denies neither.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.engines.llm.orders import Orders
from service.grounding import Refusal
from service.grounding.wording import Wording
from service.models import DraftLine, Mention
from service.text.reading import Reading

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:(?<!, )not|never|no|nobody|none|nothing|nor|neither|cannot|without)\b|n[’']t\b",
    re.IGNORECASE,
)
_MOST_ALIEN = 2
_FEWEST, _SHARE = 3, 0.2


class Fence:
    """Knows the words of one reading."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading that a model was shown."""
        self._reading = reading
        self.orders = Orders(reading)
        self._english = reading.article.language.partition("-")[0] == "en"
        spans = tuple(each.span for each in reading.sentences if not self.orders.has(each.number))
        self._held = Wording(reading.text, (*spans, *reading.headings)).held

    def stops(self, line: DraftLine) -> Refusal | None:
        """Say why a line must not go on, if so; it cites sentences that there are."""
        if any(map(_ADDRESS.search, _words(line))):
            return Refusal("url_not_in_source", "")
        if ordered := next((n for n in line.sentences if self.orders.has(n)), None):
            return Refusal("role_mismatch", f"sentence {ordered} is an order to its reader")
        if self._english and self._is_alien(line):
            return Refusal("span_not_found", "what it says")
        if self._english and _denials(line.text) > _denials(self._cited(line)):
            return Refusal("polarity_mismatch", "what it denies")
        return None

    def _cited(self, line: DraftLine) -> str:
        reading = self._reading
        return " ".join(reading.words_of(reading.sentences[n - 1]) for n in line.sentences)

    def _is_alien(self, line: DraftLine) -> bool:
        said = Wording(line.text, ((0, len(line.text)),))
        run = 0
        for at in said.content:
            run = 0 if said.stems[at] in self._held else run + 1
            if run > _MOST_ALIEN:
                return True
        sentences = self._reading.sentences
        cited = tuple(sentences[number - 1].span for number in sorted(set(line.sentences)))
        held = Wording(self._reading.text, cited).held
        plain = [said.stems[at] for at in said.content if line.text[said.starts[at]].islower()]
        few = sum(map(held.__contains__, plain)) < _SHARE * len(plain)
        return few and len(plain) >= _FEWEST


def _denials(words: str) -> int:
    return sum(1 for _ in _DENIAL.finditer(words))


@lru_cache(maxsize=4)
def fence(reading: Reading) -> Fence:
    """Give the fence of a reading, made once."""
    return Fence(reading)


def _words(line: DraftLine) -> Iterator[str]:
    yield line.text
    mentions: tuple[Mention, ...] = (*line.who, *line.target)
    for each in mentions:
        yield f"{each.text} {each.name or ''}"
    for excerpt in (line.when, line.condition):
        if excerpt:
            yield excerpt.text
