"""Owns `Witness`: what the words that a line rests on say, found once for each set of spans."""

import re
from bisect import bisect_left, bisect_right
from weakref import WeakValueDictionary

from service.english.actors import Cast, Known
from service.english.attribution import Attribution
from service.english.dates import DateExpression, find_dates
from service.english.futures import Future
from service.english.names import parts
from service.english.numbers import Quantity, numbers
from service.english.phrases import phrases
from service.english.study import study
from service.english.syntax import Syntax
from service.english.words import words
from service.grounding.denials import Denials, may_deny
from service.grounding.lazy import lazy
from service.grounding.wording import Wording
from service.models import Span
from service.text.columns import places
from service.text.folding import find, fold
from service.text.reading import Reading, Sentence

_CUTS = frozenset([",", ";", ":", "—", "–", "(", ")", "and", "but", "or", "while", "although"])
"""What parts one clause from the next."""


class Witnesses:
    """The witnesses of one Reading; lines that rest on the same sentences share one."""

    def __init__(self, reading: Reading) -> None:
        """Take the Reading; nothing is found before it is asked for."""
        self.reading = reading
        self.english = reading.article.language.partition("-")[0] == "en"
        """Whether the rules about English words apply."""
        self._known: WeakValueDictionary[tuple[Span, ...], Witness] = WeakValueDictionary()
        """Weak, for each of them knows this object: in a ring, nothing would go by itself."""
        self._syntaxes: dict[int, Syntax] = {}
        self._named: dict[str, bool] = {}
        self._meant: dict[Span, Known | None] = {}
        self._standing: dict[str, bool] = {}

    @lazy
    def cast(self) -> Cast:
        """Give the actors of the article."""
        return study(self.reading).cast

    def resolve(self, span: Span) -> Known | None:
        """Give whom the words at a span mean, as the cast has it."""
        if span not in self._meant:
            self._meant[span] = self.cast.resolve(span)
        return self._meant[span]

    def has_name(self, word: str) -> bool:
        """Say whether a word of a name, in the form that is compared, stands in the article."""
        if word not in self._named:
            spelt = r"\.?".join(map(re.escape, word)).replace("'", "['’]")
            found = re.finditer(rf"(?<!\w){spelt}(?!\w)", self.reading.text, re.IGNORECASE)
            self._named[word] = any(not match[0].islower() for match in found)
        return self._named[word]

    def stands(self, words: str) -> bool:
        """Say whether words stand anywhere in the article; several lines name the same actors."""
        if words not in self._standing:
            self._standing[words] = find(words, self.reading.text) is not None
        return self._standing[words]

    def named_before(self, name: str, at: int, sentences_back: int) -> bool:
        """Say whether a name, or its last word, stands in the few sentences before `at`."""
        sentences = self.reading.sentences
        here = bisect_right(self.reading.sentence_starts, at) - 1
        first = sentences[max(here - sentences_back, 0)].start if sentences else 0
        return any(find(form, self.reading.text, first, at) for form in (name, name.split()[-1]))

    def of(self, claims: tuple[Span, ...]) -> "Witness":
        """Give the witness for a claim."""
        found = self._known.get(claims)
        if found is None:
            found = self._known[claims] = Witness(self, claims)
        return found

    def syntax(self, sentence: Sentence) -> Syntax:
        """Give the words and phrases of a sentence."""
        if sentence.number not in self._syntaxes:
            found = words(self.reading.text, sentence.start, sentence.end)
            self._syntaxes[sentence.number] = Syntax(found, phrases(found))
        return self._syntaxes[sentence.number]

    def attributions_at(self, span: Span) -> tuple[Attribution, ...]:
        """Give who says, wants or faults what in the sentences that a span touches."""
        seen = study(self.reading).seen
        sentences = self.sentences_at(span)
        return tuple(each for s in sentences for each in seen[s.number - 1].attributions)

    def sentences_at(self, span: Span) -> list[Sentence]:
        """Give the sentences that a span touches, in order."""
        starts, sentences = self.reading.sentence_starts, self.reading.sentences
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = bisect_right(starts, max(span.end - 1, span.start))
        return [s for s in sentences[first:last] if s.end > span.start and s.start < span.end]


class Witness:
    """The evidence for one claim: its words, quantities and dates, who says or does what in it."""

    def __init__(self, all_: Witnesses, claims: tuple[Span, ...]) -> None:
        """Take the spans of the claim."""
        self.all = all_
        self.claims = claims
        self.text = all_.reading.text
        self._stems: dict[Span, frozenset[str]] = {}

    @lazy
    def sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences that the claim touches."""
        return tuple(
            dict.fromkeys(each for claim in self.claims for each in self.all.sentences_at(claim))
        )

    @lazy
    def source(self) -> str:
        """Give the characters of the claim, one span a line."""
        return "\n".join(self.text[claim.start : claim.end] for claim in self.claims)

    @lazy
    def wording(self) -> Wording:
        """Give the words of the claim."""
        return Wording(self.text, self.claims)

    @lazy
    def denials(self) -> Denials:
        """Give what the claim denies."""
        return Denials(self.wording)

    @lazy
    def may_deny(self) -> bool:
        """Say whether the claim has any form of a word that denies."""
        return may_deny(self.source)

    @lazy
    def names(self) -> frozenset[str]:
        """Give every word of the claim in the form in which names are compared."""
        found = {word for word in self.wording.lower if word.isalnum()}
        for word in self.wording.lower:
            if len(word) > 1 and not word.isalnum():
                found.update(parts(word), *map(parts, word.split("-")))
        return frozenset(found)

    @lazy
    def folded(self) -> tuple[str, ...]:
        """Give the folded words of each span of the claim."""
        return tuple(fold(self.text[claim.start : claim.end]).text for claim in self.claims)

    @lazy
    def clauses(self) -> list[tuple[Span, frozenset[str]]]:
        """Give the clauses of the claim, each with the stems of its words."""
        wording = self.wording
        cuts = [*places(wording.lower, _CUTS)]
        edges = zip([-1, *cuts], [*cuts, len(wording.lower)], strict=True)
        return [
            (
                Span(wording.starts[before + 1], wording.ends[after - 1]),
                frozenset(wording.stems[before + 1 : after]),
            )
            for before, after in edges
            if after - before > 1
        ]

    def stems_at(self, span: Span) -> frozenset[str]:
        """Give the stems of the words with meaning in a part of the claim."""
        if span not in self._stems:
            wording = self.wording
            first = bisect_left(wording.starts, span.start)
            last = bisect_left(wording.starts, span.end)
            stems = (wording.stems[at] for at in wording.content if first <= at < last)
            self._stems[span] = frozenset(stems)
        return self._stems[span]

    @lazy
    def anaphors(self) -> tuple[Span, ...]:
        """Give the pronouns and nouns of the claim that stand for somebody named elsewhere."""
        found = []
        for sentence in self.sentences:
            syntax = self.all.syntax(sentence)
            for phrase in syntax.phrases:
                first, last = syntax.words.starts[phrase.first], syntax.words.ends[phrase.last]
                if phrase.kind != "name":
                    found.append(Span(first, last))
        return tuple(found)

    @lazy
    def meant(self) -> tuple[Known, ...]:
        """Give the actors that the pronouns and nouns of the claim mean."""
        found = (self.all.resolve(span) for span in self.anaphors)
        return tuple(dict.fromkeys(known for known in found if known))

    @lazy
    def numbers(self) -> list[Quantity]:
        """Give the quantities of the claim."""
        return [found for claim in self.claims for found in numbers(self.text, *claim)]

    @lazy
    def dates(self) -> list[DateExpression]:
        """Give the dates of the claim."""
        return [found for claim in self.claims for found in find_dates(self.text, *claim)]

    @lazy
    def attributions(self) -> tuple[Attribution, ...]:
        """Give who says, wants or faults what in the claim's sentences."""
        seen = study(self.all.reading).seen
        return tuple(each for s in self.sentences for each in seen[s.number - 1].attributions)

    @lazy
    def futures(self) -> tuple[Future, ...]:
        """Give what is to happen by the claim's sentences."""
        seen = study(self.all.reading).seen
        return tuple(each for s in self.sentences for each in seen[s.number - 1].futures)
