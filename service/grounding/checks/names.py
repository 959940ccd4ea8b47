"""Owns the check that the names of a line stand in its evidence, in a form known to be the same."""

from itertools import pairwise
from typing import ClassVar

from service.english.cues import cues
from service.english.names import capitals, country, initials, parts
from service.english.phrases import people
from service.english.stems import stem
from service.english.words import classes
from service.grounding.case import Case
from service.grounding.finding import PASS, Finding, worst
from service.grounding.lazy import lazy
from service.models import CheckName, WithheldReason

_HEADLINE = 0.8
"""From this share of capitals on, a text is set as a headline and capitals mean little."""


class Names:
    """A name may be shortened, possessive, a demonym, or the initials of the full form."""

    name: ClassVar[CheckName] = "names"
    reason: ClassVar[WithheldReason] = "name_not_in_evidence"
    english_only: ClassVar[bool] = True

    def examine(self, case: Case) -> Finding:
        """Fail where a name is not in the evidence; undecided where a pronoun there may mean it."""
        held = _Held(case)
        findings = [PASS] if case.copied and case.text[1:] != case.text[1:].lower() else []
        for said, _ in case.said:
            headline = _is_headline(said)
            for name in capitals(said):
                words = parts(said[name.span.start : name.span.end])
                findings.append(_finding(words, held, sure=name.sure and not headline))
        return worst(findings)


class _Held:
    """The names that the evidence of a line holds, and those that its pronouns may mean."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @lazy
    def words(self) -> frozenset[str]:
        """Give the words of the line's role names and of the evidence for them."""
        roles = (role.name for role in (*self.case.who, *self.case.target))
        others = (each.text for each in self.case.evidence if each.part != "claim")
        return frozenset(part for form in (*roles, *others) for part in parts(form))

    @lazy
    def countries(self) -> frozenset[str]:
        found = {country(word) for word in (*self.words, *self.case.witness.names)}
        found |= {country(f"{a} {b}") for a, b in pairwise(parts(self.case.source))}
        return frozenset(land for land in found if land)

    @lazy
    def initials(self) -> frozenset[str]:
        source = self.case.source
        return frozenset(
            initials(parts(source[name.span.start : name.span.end])) for name in capitals(source)
        )

    @lazy
    def meant(self) -> frozenset[str]:
        """Give the words of the names that pronouns and nouns of the claim stand for."""
        forms = (form for known in self.case.witness.meant for form in (known.name, *known.also))
        return frozenset(part for form in forms for part in parts(form))

    def has(self, words: tuple[str, ...]) -> bool:
        """Say whether a name is that of a country in the evidence, or short for a name there."""
        return country(" ".join(words)) in self.countries or self._plain(initials(words))

    def word(self, word: str) -> bool:
        """Say whether one word of a name stands in the evidence."""
        return (
            self._plain(word)
            or self._plain(word.removesuffix("s"))
            or word in self.initials
            or country(word) in self.countries
            or ("-" in word and all(map(self._plain, word.split("-"))))
        )

    def _plain(self, word: str) -> bool:
        return word in self.case.witness.names or word in self.words


def _finding(words: tuple[str, ...], held: _Held, *, sure: bool) -> Finding:
    missing = [word for word in words if not held.word(word)]
    if not missing or held.has(words):
        return PASS
    stems = held.case.witness.wording.held
    missing = [word for word in missing if stem(word) not in stems]
    if not missing or all(word in held.meant for word in missing):
        return PASS
    word, elsewhere = missing[0], held.case.witnesses.has_name(missing[0])
    if not sure and not elsewhere:
        return PASS if _is_ordinary(word) else Finding("undecided", word)
    if all(_is_ordinary(each) for each in missing):
        return Finding("undecided", word)
    may_be_meant = elsewhere and bool(held.case.witness.anaphors)
    return Finding("undecided" if may_be_meant else "fail", word)


def _is_ordinary(word: str) -> bool:
    """Say whether a word has other uses than as a name."""
    return word in people() or word in cues() or word in classes() or word.endswith("ly")


def _is_headline(text: str) -> bool:
    words = [word for word in text.split() if word.lower() not in classes()]
    return len(words) > 4 and sum(word[0].isupper() for word in words) > _HEADLINE * len(words)
