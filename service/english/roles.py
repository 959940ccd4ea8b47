"""Owns the role that stands beside a name: before it, or in an apposition on either side."""

from typing import NamedTuple

from service.english.cues import cues
from service.english.phrases import BODY, PERSON, TITLE, Phrase, people
from service.english.syntax import Syntax
from service.english.words import DETERMINER, MARK, NUMBER, PREPOSITION, RELATIVE
from service.models import ActorKind
from service.text.lexicon import load

_LONGEST = 12
_REACH = 5


class Role(NamedTuple):
    """A role as the text has it, the nouns it is made of, and the kind of actor that has it."""

    text: str
    heads: tuple[str, ...]
    kind: ActorKind


def role_beside(syntax: Syntax, phrase: Phrase) -> Role | None:
    """Give the role of the name at `phrase`; None where the sentence gives none."""
    found = _title(syntax, phrase) if phrase.role >= 0 else None
    if found is None and syntax.word(phrase.last + 1) == ",":
        found = _following(syntax, phrase)
    if found is None and syntax.word(phrase.first - 1) == ",":
        found = _preceding(syntax, phrase)
    return found


def _title(syntax: Syntax, phrase: Phrase) -> Role:
    first = phrase.role
    while first < phrase.first and syntax.flag(first, DETERMINER):
        first += 1
    words = syntax.words.lower[first : phrase.first]
    heads = tuple(word for word in words if people().get(word, 0) & (PERSON | TITLE))
    address = load("service.english", "people")["address"]
    plain = all(word in address or word == "." for word in words)
    return Role("" if plain else syntax.text(first, phrase.first - 1), heads, _kind(heads))


def _following(syntax: Syntax, phrase: Phrase) -> Role | None:
    """Read "Ann Roe, the union's lead organiser," and "Ann Roe, 34, a welder,"."""
    first = phrase.last + 2
    if syntax.flag(first, NUMBER) and syntax.word(first + 1) == ",":
        return _described(syntax, phrase, first + 2) or Role("", (), "person")
    return _described(syntax, phrase, first)


def _described(syntax: Syntax, phrase: Phrase, first: int) -> Role | None:
    if syntax.word(first) in {"who", "which"}:
        return Role("", (), "person" if syntax.word(first) == "who" else "organisation")
    if syntax.flag(first, RELATIVE) or syntax.word(first) in cues():
        return None
    first += syntax.flag(first, DETERMINER)
    heads, end = _nouns(syntax, first)
    if not heads or syntax.word(end) not in {",", ".", ";"} or _is_list(syntax, phrase, end):
        return None
    last = next((at for at in range(first, end) if syntax.flag(at, RELATIVE)), end) - 1
    text = syntax.text(first, last)
    persons = tuple(head for head in heads if people().get(head, 0) & PERSON)
    if persons:
        return Role(text, persons[:1], _kind(persons))
    return Role(text, heads[:1], "organisation")


def _nouns(syntax: Syntax, first: int) -> tuple[tuple[str, ...], int]:
    """Give the nouns of a description from `first` on, and the index of the mark that ends it.

    There are none where a preposition or a relative stands before the first of them.
    """
    heads: tuple[str, ...] = ()
    for place in range(first, min(first + _LONGEST, len(syntax.words.lower))):
        if syntax.words.quoted[place] or syntax.flag(place, MARK):
            return heads, place
        if syntax.flag(place, PREPOSITION | RELATIVE) and not heads:
            break
        if people().get(syntax.word(place), 0) & (PERSON | BODY):
            heads = (*heads, syntax.word(place))
    return (), first


def _is_list(syntax: Syntax, phrase: Phrase, end: int) -> bool:
    """Say whether what follows a comma is the next name rather than a description."""
    following = syntax.begins.get(phrase.last + 2)
    return following is not None and following.kind == "name" and following.last == end - 1


def _preceding(syntax: Syntax, phrase: Phrase) -> Role | None:
    """Read "A ministry spokesperson, Guo Jiakun,"."""
    before = _noun_before(syntax, phrase.first - 2)
    closes = syntax.flag(phrase.last + 1, MARK) or syntax.word(phrase.last + 1) == ""
    if before is None or before.kind != "noun" or not closes:
        return None
    head = syntax.words.lower[before.last]
    if not people().get(head, 0) & PERSON:
        return None
    first = before.first + syntax.flag(before.first, DETERMINER)
    return Role(syntax.text(first, phrase.first - 2), (head,), _kind((head,)))


def _kind(heads: tuple[str, ...]) -> ActorKind:
    """Say what a role makes of a name: "rival" and "owner" may be said of a firm."""
    either = load("service.english", "people")["either"]
    return "unknown" if heads and all(head in either for head in heads) else "person"


def _noun_before(syntax: Syntax, last: int) -> Phrase | None:
    """Give the noun phrase that ends at `last`, or a little before: "director of operations"."""
    for place in range(last, max(-1, last - _REACH), -1):
        if place in syntax.ends:
            phrase = syntax.ends[place]
            return phrase if place == last or syntax.word(place + 1) in {"of", "for"} else None
        if syntax.flag(place, MARK):
            return None
    return None
