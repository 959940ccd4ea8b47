"""Owns finding the words that mean somebody: verbatim, a part of a name, an alias, a pronoun."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from service.english.actors import Known
from service.english.names import capitals, country, parts
from service.english.phrases import people
from service.english.words import POSSESSIVE, PREPOSITION, PRONOUN, classes
from service.grounding.witness import Witnesses
from service.models import Excerpt, Mention, Span
from service.text.folding import Located, find
from service.text.lexicon import load
from service.text.reading import Sentence

_SEPARATORS = (" and ", ", ")
_NEAR = 4
"""So many sentences back, a pronoun may still point to a name."""
_TITLES = ("the ", "a ", "an ")


class Found(NamedTuple):
    """Where somebody is mentioned, and the resolved name."""

    located: Located
    name: str


def excerpt(wanted: Excerpt, scopes: tuple[Span, ...], text: str) -> Located | None:
    """Find an excerpt at the place it gives, if it stands there, else first in the scopes."""
    if not wanted.text.strip():
        return None
    hinted = None if wanted.start is None else _hinted(wanted.text, wanted.start, scopes, text)
    return hinted or _first(wanted.text, scopes, text)


def _hinted(words: str, start: int, scopes: tuple[Span, ...], text: str) -> Located | None:
    """Say whether words stand at a place within the scopes; the place is not believed before."""
    for scope in scopes:
        if not scope.start <= start < scope.end:
            continue
        if text.startswith(words, start) and start + len(words) <= scope.end:
            return Located(Span(start, start + len(words)), "exact")
        found = find(words, text, start, scope.end)
        if found and found.span.start == start:
            return found
    return None


def _first(needle: str, scopes: tuple[Span, ...], text: str) -> Located | None:
    for variant in dict.fromkeys((needle, _other_case(needle))):
        for scope in scopes:
            if located := find(variant, text, *scope):
                return located
    return None


def _other_case(needle: str) -> str:
    """Give the needle with its first letter in the other case: a sentence may open with it."""
    return needle[:1].swapcase() + needle[1:]


def mentions(wanted: Mention, scopes: tuple[Span, ...], witnesses: Witnesses) -> tuple[Found, ...]:
    """Find where somebody is mentioned; two places for "A and B"; nothing if they are not there."""
    if not wanted.text.strip():
        return ()
    located = excerpt(wanted, scopes, witnesses.reading.text)
    if located:
        return (Found(located, _name(wanted, located, witnesses)),)
    if found := _resolved(wanted.text, scopes, witnesses):
        return (found._replace(name=wanted.name or found.name),)
    for separator in _SEPARATORS:
        pieces = [piece for piece in wanted.text.split(separator) if piece.strip()]
        if len(pieces) > 1:
            each = [mentions(Mention(text=piece), scopes, witnesses) for piece in pieces]
            return tuple(one for found in each for one in found) if all(each) else ()
    return ()


def _name(wanted: Mention, located: Located, witnesses: Witnesses) -> str:
    """Give the name to show: the engine's, else that of a pronoun's or a short form's bearer.

    "The union" stays as it stands: whom a noun means is too often guessed wrong.
    """
    stands = witnesses.reading.text[located.span.start : located.span.end]
    if wanted.name or not witnesses.english:
        return wanted.name or stands
    known = witnesses.resolve(located.span)
    if known is None:
        return stands
    short = set(parts(stands)) <= set(parts(known.name))
    return known.name if short or classes().get(stands.lower(), 0) & PRONOUN else stands


def _resolved(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Found | None:
    """Find words that mean `name` though they are not the same."""
    if not witnesses.english:
        return None
    for finder in (_by_cast, _by_part, _by_alias, _by_owner, _by_pronoun):
        located = finder(name, scopes, witnesses)
        if located:
            return Found(located, _shown(name, located, witnesses))
    return None


def _shown(name: str, located: Located, witnesses: Witnesses) -> str:
    """Give the name as the article has it: as it was asked for, if that stands anywhere."""
    if witnesses.stands(name):
        return name
    known = witnesses.resolve(located.span)
    return known.name if known else witnesses.reading.text[located.span.start : located.span.end]


def _by_cast(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Located | None:
    for span in _phrases(scopes, witnesses):
        known = witnesses.resolve(span)
        if known and fits(name, known):
            return Located(span, "exact")
    return None


def fits(name: str, known: Known) -> bool:
    """Say whether a name is one of an actor's: the same words, or some of them, with the last."""
    wanted = _essential(name)
    for form in (known.name, *known.also):
        held = _essential(form)
        if wanted and (wanted == held or (wanted[-1] == held[-1] and _nested(wanted, held))):
            return True
        if held and wanted[:1] == held[:1] and known.kind != "person" and _nested(wanted, held):
            return True
    land = country(name)
    return land is not None and land == country(known.name)


def _nested(wanted: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """Say whether one name holds the other; "the idea of leaving Russia" is no name of Russia."""
    more = set(wanted) - set(held)
    if not more:
        return True
    return set(held) <= set(wanted) and not any(classes().get(w, 0) & PREPOSITION for w in more)


@lru_cache(maxsize=4096)
def _essential(name: str) -> tuple[str, ...]:
    lowered = name.casefold()
    for article in _TITLES:
        lowered = lowered.removeprefix(article)
    return parts(lowered.removesuffix("'s").removesuffix("’s"))


def _phrases(scopes: tuple[Span, ...], witnesses: Witnesses) -> Iterator[Span]:
    for sentence in _sentences(scopes, witnesses):
        syntax = witnesses.syntax(sentence)
        for phrase in syntax.phrases:
            yield Span(syntax.words.starts[phrase.first], syntax.words.ends[phrase.last])


def _sentences(scopes: tuple[Span, ...], witnesses: Witnesses) -> list[Sentence]:
    found = (each for scope in scopes for each in witnesses.sentences_at(scope))
    return list(dict.fromkeys(found))


def _by_part(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Located | None:
    """Find the surname, or the name without its title, where nobody else has it."""
    names = capitals(name)
    if not names:
        return None
    text = witnesses.reading.text
    whole = name[names[-1].span.start : names[-1].span.end]
    for part in (whole, whole.split()[-1]):
        located = _first(part, scopes, text)
        if located and part != name and _same_person(name, located, witnesses):
            return located
    return None


def _same_person(name: str, located: Located, witnesses: Witnesses) -> bool:
    known = witnesses.resolve(located.span)
    return known is None or fits(name, known)


def _by_alias(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Located | None:
    """Find another name of the same government: Beijing, or Chinese, for China."""
    land = country(name)
    if land is None:
        return None
    text = witnesses.reading.text
    for scope in scopes:
        for each in capitals(text, *scope):
            if country(text[each.span.start : each.span.end]) == land:
                return Located(each.span, "exact")
    return None


def _by_owner(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Located | None:
    """Find "his team" for "Trump’s team", where Trump is the man of the sentences before."""
    owner, mark, thing = name.replace("’", "'").partition("'s ")
    if not mark:
        return None
    for sentence in _sentences(scopes, witnesses):
        syntax = witnesses.syntax(sentence)
        for at, word in enumerate(syntax.words.lower[:-1]):
            if not syntax.flag(at, POSSESSIVE) or word in ("my", "our", "your"):
                continue
            start = syntax.words.starts[at + 1]
            located = find(thing, witnesses.reading.text, start, sentence.end)
            here = located is not None and located.span.start == start
            if located and here and _was_named(owner, sentence, witnesses):
                return Located(Span(syntax.words.starts[at], located.span.end), located.match)
    return None


def _by_pronoun(name: str, scopes: tuple[Span, ...], witnesses: Witnesses) -> Located | None:
    """Find a pronoun that may mean somebody named before: the cast does not know it, or is unsure.

    Where the cast takes it for another name, only one that stands just before is believed; the
    check of roles then leaves it undecided.
    """
    woman = gender(name.split()[0])
    for sentence in _sentences(scopes, witnesses):
        syntax = witnesses.syntax(sentence)
        for at, word in enumerate(syntax.words.lower):
            if word not in ("he", "she", "it", "they") or syntax.words.quoted[at]:
                continue
            span = Span(syntax.words.starts[at], syntax.words.ends[at])
            known = witnesses.resolve(span)
            other = known is not None and is_name(known.name)
            near = 1 if other else _NEAR
            if gender(word) * woman >= 0 and witnesses.named_before(name, span.start, near):
                return Located(span, "exact")
    return None


def is_name(words: str) -> bool:
    """Say whether words are a name and no noun: not "the Vice-Marshal", "members at Avonmouth"."""
    found = capitals(words)
    if not found or (found[0].span.start, found[-1].span.end) != (0, len(words)):
        return False
    return all(name.sure for name in found) or not _is_noun(words.lower())


def _is_noun(word: str) -> bool:
    return word in people() or word in classes()


def gender(word: str) -> int:
    """Give 1 for what means a woman, -1 for a man, 0 where that is not known."""
    genders, lowered = load("service.english", "genders"), word.lower()
    if lowered in ("she", "her") or lowered in genders["she"]:
        return 1
    return -1 if lowered in ("he", "him", "his") or lowered in genders["he"] else 0


def _was_named(name: str, sentence: Sentence, witnesses: Witnesses) -> bool:
    return witnesses.named_before(name, sentence.end, _NEAR)
