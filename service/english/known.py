"""Owns the register of an article's actors: full names, short forms, roles, genders and kinds."""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from service.english.phrases import BODY, PEOPLE, PERSON, Phrase, begin, noun_flags, people
from service.english.roles import role_beside
from service.english.subjects import named_beside
from service.english.syntax import Syntax
from service.english.words import POSSESSIVE
from service.models import ActorKind
from service.text.lexicon import load, pairs

_HE = frozenset(["he", "him", "his"])
_SHE = frozenset(["she", "her"])
_IT = frozenset(["it", "its"])
_THEY = frozenset(["they", "them", "their"])
_POINTS_BACK = frozenset(["the", "this", "that"])
_NOBODY = frozenset(["no", "any", "every", "each", "another", "such"])
_SAME_HEAD = 4


class Known(NamedTuple):
    """An actor of the article; every form stands in its text."""

    name: str
    kind: ActorKind
    role: str | None
    also: tuple[str, ...]


@dataclass
class _Entry:
    name: str
    kind: ActorKind = "unknown"
    named: bool = True
    sure: bool = True
    """Whether it is a name beyond doubt: a capital may only open a sentence."""
    role: str | None = None
    gender: str = ""
    forms: dict[str, None] = field(default_factory=dict)
    owner: int = -1
    """Of "his team": whose team."""
    words: set[str] = field(default_factory=set)
    """The words of its names and roles."""


@cache
def _governments() -> tuple[dict[str, str], frozenset[str]]:
    places = load("service.english", "places")
    same = pairs(places["government"]) | pairs(places["same"])
    return same, frozenset(places["country"]) | frozenset(same)


@cache
def _genders() -> dict[str, str]:
    groups = load("service.english", "genders")
    return {word: gender for gender, words in groups.items() for word in words}


class _Heads(NamedTuple):
    """Nouns that point back to somebody, and last words of names that no person has."""

    abbreviated: dict[str, str]
    firm: frozenset[str]
    descriptor: frozenset[str]
    civic: frozenset[str]
    impersonal: frozenset[str]
    partial: frozenset[str]


@cache
def _heads() -> _Heads:
    groups = load("service.english", "people")
    kinds = ("firm", "descriptor", "civic", "impersonal", "partial")
    return _Heads(pairs(groups["abbreviated"]), *(frozenset(groups[name]) for name in kinds))


class Register:
    """Knows every actor met so far, and finds one again by a shorter form."""

    def __init__(self) -> None:
        """Start empty."""
        self._entries: list[_Entry] = []
        self._by_name: dict[str, int] = {}
        self._by_head: dict[str, list[int]] = {}
        self._firm: int | None = None
        """The last that "the company" meant."""

    def known(self) -> tuple[Known, ...]:
        """Give all actors in the order of their first mention."""
        return tuple(
            Known(
                self._owned(entry) or entry.name,
                entry.kind,
                entry.role,
                tuple(form for form in entry.forms if form != entry.name),
            )
            for entry in self._entries
        )

    def _owned(self, entry: _Entry) -> str | None:
        """Give the form in which the text names "his team" with its owner: "Roe's team"."""
        if entry.owner < 0:
            return None
        rest = entry.name.split(maxsplit=1)[-1].lower()  # a wrapped line may part them
        for form in self._entries[entry.owner].forms:
            for mark in ("’s ", "'s "):
                at = self._by_name.get(form.lower() + mark + rest)
                if at is not None:
                    return self._entries[at].name
        return None

    def sure(self) -> list[bool]:
        """Say of each actor whether it is one beyond doubt."""
        return [entry.sure for entry in self._entries]

    def name(self, syntax: Syntax, phrase: Phrase) -> int:
        """Find or enter the actor of a name."""
        text = syntax.text(phrase.first, phrase.last)
        tokens = syntax.words.lower[phrase.first : phrase.last + 1]
        if "." in tokens:
            tokens = [word for word in tokens if word != "."]
        at = self._find(text.lower(), tokens)
        if at is None:
            at = self._enter(syntax, phrase, text, tokens)
        elif len(text) > len(self._entries[at].name) and self._entries[at].kind != "government":
            self._entries[at].name = text
            self._index(at, tokens)
        entry = self._entries[at]
        entry.forms[text] = None
        entry.sure = entry.sure or begin(phrase) > 0
        self._describe(at, entry, syntax, phrase, tokens)
        return at

    def _find(self, text: str, tokens: list[str]) -> int | None:
        text = _governments()[0].get(text, text)
        if text in self._by_name:
            return self._by_name[text]
        if len(tokens) == 1:
            return self._by_name.get("*" + tokens[0], self._by_name.get("^" + tokens[0]))
        for token in (tokens[-1], tokens[0]):
            at = self._by_name.get(token)
            if at is not None and self._entries[at].kind in {"person", "unknown"}:
                return at  # the short form came first, as in a headline
        return None

    def _enter(self, syntax: Syntax, phrase: Phrase, text: str, tokens: list[str]) -> int:
        sure = begin(phrase) > 0 or len(tokens) > 1 or syntax.word(phrase.last + 1) in {"'s", "’s"}
        kind = _kind(tokens, syntax, phrase)
        entry = _Entry(text, kind, sure=sure or kind != "unknown", words=set(tokens))
        self._entries.append(entry)
        at = len(self._entries) - 1
        self._index(at, tokens)
        return at

    def _index(self, at: int, tokens: list[str]) -> None:
        entry = self._entries[at]
        text = entry.name.lower()
        self._by_name[_governments()[0].get(text, text)] = at
        if entry.kind in {"person", "unknown"} and len(tokens) > 1:
            self._by_name["*" + tokens[-1]] = at
        if entry.kind == "person" and len(tokens) > 1:
            self._by_name.setdefault("^" + tokens[0], at)
        if entry.kind in {"organisation", "unknown"} and len(tokens) > 1:
            self._by_name.setdefault("*" + tokens[0], at)
            self._by_name["*" + "".join(token[0] for token in tokens if token not in _SMALL)] = at
        if entry.kind == "organisation":
            for token in tokens:
                if people().get(token, 0) & BODY:
                    self._head(token, at)

    def _head(self, head: str, at: int) -> None:
        known = self._by_head.setdefault(_heads().abbreviated.get(head, head), [])
        if at in known:
            known.remove(at)
        known.insert(0, at)
        del known[_SAME_HEAD:]

    def _describe(
        self, at: int, entry: _Entry, syntax: Syntax, phrase: Phrase, tokens: list[str]
    ) -> None:
        if not entry.gender:
            title = syntax.words.lower[phrase.role : phrase.first] if phrase.role >= 0 else []
            told = filter(None, map(_genders().get, title + tokens[:1]))
            entry.gender = next(told, "")
        role = role_beside(syntax, phrase)
        if role is None:
            return
        entry.sure = True
        if entry.kind == "unknown":
            entry.kind = role.kind
            self._index(at, tokens)
        if role.text and entry.role is None:
            entry.role = role.text
        entry.words.update(role.text.lower().split())
        for head in role.heads:
            self._head(head, at)
            entry.gender = entry.gender or _genders().get(head, "")

    def noun(self, syntax: Syntax, phrase: Phrase, candidates: tuple[int, ...]) -> int | None:
        """Find whom "the minister" or "the company" means; enter "critics" as a group."""
        named = named_beside(syntax, phrase)
        if named is not phrase:
            return self.name(syntax, named)
        if syntax.words.lower[phrase.first] in _POINTS_BACK:
            at = self._back(syntax, phrase, candidates)
            if at is not None:
                return at
        text = syntax.text(phrase.first, phrase.last)
        at = self._by_name.get(text.lower())
        if at is None:
            at = self._by_name[text.lower()] = len(self._entries)
            head = syntax.words.lower[phrase.last]
            full = _with_field(syntax, phrase)
            entry = _Entry(full, _noun_kind(head), named=False, gender=_genders().get(head, ""))
            entry.sure = syntax.words.lower[phrase.first] not in _NOBODY
            if syntax.flag(phrase.first, POSSESSIVE) and phrase.last > phrase.first:
                entry.owner = self._owner(syntax.words.lower[phrase.first], candidates)
            self._entries.append(entry)
            if entry.kind in {"person", "organisation"} and entry.sure:
                self._head(head, at)
        self._entries[at].forms[text] = None
        return at

    def _owner(self, word: str, candidates: tuple[int, ...]) -> int:
        at = self.pronoun(word, candidates)
        return -1 if at is None else at

    def _back(self, syntax: Syntax, phrase: Phrase, candidates: tuple[int, ...]) -> int | None:
        """Find an actor named before whom a definite noun phrase means."""
        head = syntax.words.lower[phrase.last]
        firms, descriptors = _heads().firm, _heads().descriptor
        modifiers = syntax.words.lower[phrase.first + 1 : phrase.last]
        for at in self._by_head.get(head, ()):
            entry = self._entries[at]
            if entry.named and all(word in entry.words for word in modifiers):
                return at
            if not entry.named and not modifiers:
                return at
        if head in descriptors:
            return self._first(candidates, "person", _genders().get(head, ""))
        if head in firms and not modifiers:
            rest = [at for at in candidates if not self._entries[at].words & _heads().civic]
            found = self._first(tuple(rest), "organisation", "")
            self._firm = self._firm if found is None else found
            return self._firm
        return None

    def _first(self, candidates: tuple[int, ...], kind: ActorKind, gender: str) -> int | None:
        for at in candidates:
            entry = self._entries[at]
            fits = entry.kind == kind or (entry.kind == "unknown" and entry.sure)
            if entry.named and fits and (not gender or entry.gender in {"", gender}):
                return at
        return None

    def pronoun(self, word: str, candidates: tuple[int, ...]) -> int | None:
        """Find whom a pronoun means among the candidates, best first."""
        for at in candidates:
            entry = self._entries[at]
            if entry.sure and _fits(word, entry):
                self._learn(word, entry)
                return at
        return None

    def is_person(self, at: int) -> bool:
        """Say whether an actor is known to be a person."""
        return self._entries[at].kind == "person"

    def speaks(self, at: int) -> None:
        """Take note that an actor is the subject of a cue: no common noun is."""
        self._entries[at].sure = self._entries[at].sure or self._entries[at].named

    def _learn(self, word: str, entry: _Entry) -> None:
        if word in _HE | _SHE:
            entry.gender = entry.gender or ("he" if word in _HE else "she")
            entry.kind = "person" if entry.kind == "unknown" else entry.kind
        elif word in _IT and entry.kind == "unknown":
            entry.kind = "organisation"


def _with_field(syntax: Syntax, phrase: Phrase) -> str:
    """Give the words of a noun with what it is head of: no "the firm’s head" of its evaluations."""
    field_, last = phrase.last + 2, phrase.last
    plain = not syntax.flag(field_, -1) and field_ < len(syntax.words.lower)
    if syntax.word(last) in _heads().partial and syntax.word(last + 1) == "of" and plain:
        last = field_
    return syntax.text(phrase.first, last)


_SMALL = frozenset(["of", "the", "and", "for", "&", "de"])


def _fits(word: str, entry: _Entry) -> bool:
    if word in _HE | _SHE:
        person = entry.kind == "person" or (
            entry.kind == "unknown" and entry.named and " " in entry.name and _is_personal(entry)
        )
        return person and entry.gender in {"", "he" if word in _HE else "she"}
    if word in _IT:
        return not entry.gender and entry.kind in {"unknown", "organisation", "government"}
    return word in _THEY and entry.kind in {"group", "organisation"}


def _is_personal(entry: _Entry) -> bool:
    """Tell a name that a person may have from that of a day, a street or a prize."""
    return entry.name.lower().rsplit(" ", 1)[-1] not in _heads().impersonal


def _kind(tokens: list[str], syntax: Syntax, phrase: Phrase) -> ActorKind:
    known = people()
    text = syntax.text(phrase.first, phrase.last)
    if text.lower() in _governments()[1]:
        return "government"
    if "&" in tokens or any(known[token] & BODY for token in tokens if token in known):
        return "organisation"
    if tokens[0] in _genders():
        return "person"
    if len(tokens) == 1 and text.isupper() and len(text) > 1:
        return "organisation"
    if syntax.word(begin(phrase) - 1) == "the":
        return "organisation"
    return "unknown"


def _noun_kind(head: str) -> ActorKind:
    flags = noun_flags(head)
    if flags & PEOPLE:
        return "group"
    if flags & PERSON:
        return "person"
    return "organisation" if flags & BODY else "unknown"
