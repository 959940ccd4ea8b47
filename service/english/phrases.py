"""Owns the noun phrases of a sentence that may name somebody: names, roles, bodies, pronouns."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count
from operator import or_
from typing import Literal

from service.english.cues import cues
from service.english.frames import listed
from service.english.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    MARK,
    MODAL,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
    classes,
)
from service.text.lexicon import load, pairs

TITLE, PERSON, PEOPLE, BODY, PAPER = 1, 2, 4, 8, 16
Kind = Literal["name", "noun", "pronoun"]

_BREAKS = PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | PRONOUN | MARK
_CLOSED = _BREAKS | DETERMINER | TIME
_JOINTS = frozenset(["of", "for", "and", "the"])
_LONGEST_PHRASE = 8
_SHORT = 5
_YEAR = 4
"""A number of so many digits is no part of a phrase."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase by the indices of its first and last word, both within it."""

    first: int
    last: int
    kind: Kind
    role: int = -1
    """Index of the first word of a title or role before the name, -1 where there is none."""


@cache
def people() -> dict[str, int]:
    """Give the flags of every noun that names a person, several people, a body, or is a title."""
    flags = {"title": TITLE, "person": PERSON, "people": PEOPLE, "body": BODY, "paper": PAPER}
    found: dict[str, int] = {}
    lexicon = load("service.english", "people")
    for group, flag in flags.items():
        for entry in lexicon[group]:
            found[entry] = found.get(entry, 0) | flag
    return found


_AGENTS = ("ers", "ors", "eers", "ists", "ians", "ants", "ees", "smiths", "men")
"""Plurals in these name people, but for those that `people.txt` lists as things."""


@lru_cache(maxsize=1 << 15)
def noun_flags(word: str) -> int:
    """Give the flags of a noun; an unknown plural of doers ("dockers") names people."""
    known = people().get(word)
    if known is not None:
        return known
    last = word.rsplit("-", 1)[-1]
    if last != word:
        return noun_flags(last)
    if len(word) <= _SHORT or word in _things() or word in cues():
        return 0
    if word.endswith(("man", "woman")):
        return PERSON
    return PEOPLE if word.endswith(_AGENTS) else 0


@cache
def _things() -> frozenset[str]:
    return frozenset(load("service.english", "people")["thing"])


@lru_cache(maxsize=1 << 15)
def _is_head(word: str) -> bool:
    """Say whether a phrase may begin with a word of small letters: a noun or a pronoun."""
    return classes().get(word, 0) & PRONOUN != 0 or noun_flags(word) != 0


@cache
def _capitals() -> frozenset[str]:
    places = load("service.english", "places")
    return frozenset(pairs(places["government"]))


def begin(phrase: Phrase) -> int:
    """Give the index of the first word of a phrase, its title or role included."""
    return phrase.role if phrase.role >= 0 else phrase.first


def phrases(words: Words) -> list[Phrase]:
    """Find the phrases in order of their last words; "the firm's chair" holds "the firm"."""
    found: list[Phrase] = []
    before, following = _NONE, 0
    capitals = map(str.isupper, map(words.text.__getitem__, words.starts))
    for at in compress(count(), map(or_, capitals, map(_is_head, words.lower))):
        phrase = _phrase(words, at, before) if at >= following else None
        if phrase is not None:
            found.append(phrase)
            before, following = phrase, phrase.last + 1
    return found


_NONE = Phrase(-1, -1, "noun")


def _phrase(words: Words, at: int, before: Phrase) -> Phrase | None:
    flags = words.flags[at]
    if flags & PRONOUN and not _owns(words, at):
        return Phrase(at, at, "pronoun")
    if flags & (MARK | NUMBER):
        return None
    if _starts_name(words, at):
        return _name_or_noun(words, at, before)
    if _is_noun(words, at):
        return _noun(words, at, before)
    return None


def _owns(words: Words, at: int) -> bool:
    """Tell the "her" of "her office" from that of "told her"."""
    if words.lower[at] != "her" or at + 1 >= len(words.lower):
        return False
    return not words.flags[at + 1] & (_BREAKS | TIME | DETERMINER)


def _starts_name(words: Words, at: int) -> bool:
    if words.flags[at] & (_CLOSED | POSSESSIVE) or not words.capital(at):
        return False
    word = words.lower[at]
    if not _opens_sentence(words, at):
        return True
    following = at + 1
    if following < len(words.lower) and words.lower[following] == "." and _abbreviated(word):
        following += 1
    if following < len(words.lower) and words.capital(following):
        return not (words.flags[following] & PRONOUN or words.flags[at] & ADVERB)
    if words.flags[at] or noun_flags(word):
        return False
    return not word.endswith(("ing", "ly", "ed")) or word in _capitals()


def _opens_sentence(words: Words, at: int) -> bool:
    if at == 0:
        return True
    return bool(words.flags[at - 1] & MARK) and words.lower[at - 1] in "“\"'‘:…—–-"


def _run_end(words: Words, at: int) -> int:
    """Give the index of the last word of the capitalised run that starts at `at`."""
    last, size, nouns = at, len(words.lower), people()
    known = nouns.get(words.lower[at], 0)
    while last + 1 < size:
        following = _next_of_run(words, last, known)
        if following < 0:
            break
        last = following
        known = nouns.get(words.lower[last], 0) | (known & BODY)
    return last + 1 if _own_apostrophe(words, last + 1) else last


def _own_apostrophe(words: Words, at: int) -> bool:
    """Say whether the `'s` at an index belongs to the name: "Marlowe's has"."""
    if at + 1 >= len(words.lower) or words.lower[at] not in {"'s", "’s"}:
        return False
    following = words.flags[at + 1]
    return bool(following & AUXILIARY) or words.lower[at + 1] in {"said", "says"}


def _next_of_run(words: Words, last: int, known: int) -> int:
    """Give the index of the next capitalised word of a run, across dots and small joints."""
    place, size = last + 1, len(words.lower)
    word = words.lower[place]
    joint = word in _JOINTS or word in listed("particle")
    if not joint and word.isalpha() and not words.capital(place):
        return -1  # most words, at a glance
    if (word == "." and _abbreviated(words.lower[last])) or word in listed("particle"):
        place += 1
    elif _owns_body(words, last):
        return place + 1
    elif (known & BODY and word in _JOINTS) or (known & TITLE and word == "of"):
        place += 1
        if place < size and words.lower[place] == "the":
            place += 1
    if place >= size or not _is_proper(words, place) or words.flags[place] & (MARK | TIME):
        return -1
    return place


def _is_proper(words: Words, at: int) -> bool:
    """Say whether a word is written as part of a name: "Mahrouqi", "al-Mahrouqi"."""
    start = words.starts[at]
    article = words.lower[at].startswith(("al-", "el-"))
    return words.capital(at) or (article and words.text[start + 3 : start + 4].isupper())


def _owns_body(words: Words, last: int) -> bool:
    """Say whether the people at an index own a body by its name: "the Teachers’ Union"."""
    mark, body = last + 1, last + 2
    if body >= len(words.lower) or not noun_flags(words.lower[last]) & PEOPLE:
        return False
    owns = words.lower[mark] in {"'s", "’s"} or _plural_owner(words, mark)
    return owns and words.capital(body) and noun_flags(words.lower[body]) & BODY != 0


def _abbreviated(word: str) -> bool:
    return len(word) == 1 or (len(word) <= 4 and people().get(word, 0) & TITLE != 0)


def _name_or_noun(words: Words, at: int, before: Phrase) -> Phrase | None:
    last = _run_end(words, at)
    head = _head_after(words, last)
    if head > last:
        return _joined(words, _noun(words, head, before), before)
    known = people()
    if known.get(words.lower[last], 0) & (PERSON | PEOPLE) and not (
        known.get(words.lower[at], 0) & BODY
    ):
        return Phrase(_left_edge(words, at, before), last, "noun")
    return _titled(words, at, last, before)


def _joined(words: Words, found: Phrase | None, before: Phrase) -> Phrase | None:
    """Join "U.S. and European officials", whose first half is no actor of its own."""
    if found is None or before.kind != "name" or not words.capital(found.first):
        return found
    joint = found.first - 1
    joined = words.lower[joint] in {"and", "or"} and before.last == joint - 1
    return Phrase(before.first, found.last, found.kind, found.role) if joined else found


def _head_after(words: Words, last: int) -> int:
    """Give the index of a common noun that a run of capitals only describes, else `last`."""
    for place in range(last + 1, min(last + 4, len(words.lower))):
        if words.flags[place] or words.capital(place):
            break
        if _is_noun(words, place):
            return place
        word = words.lower[place]
        if word.endswith(("s", "ed")) or word in cues():
            break  # a verb, as far as one can tell
    return last


def _is_noun(words: Words, at: int) -> bool:
    return noun_flags(words.lower[at]) & (PERSON | PEOPLE | BODY | PAPER) != 0


def _titled(words: Words, at: int, last: int, before: Phrase) -> Phrase:
    """Part a run into the titles before it and the name."""
    name = _after_titles(words, at, last)
    if name > at:
        return Phrase(name, last, "name", _left_edge(words, at, before))
    if at > 0 and people().get(words.lower[at - 1], 0) & (TITLE | PERSON):
        return Phrase(at, last, "name", _left_edge(words, at - 1, before))
    return Phrase(at, last, "name")


def _after_titles(words: Words, at: int, last: int) -> int:
    known = people()
    if known.get(words.lower[last], 0) & BODY:
        return at  # "Justice Department"
    name = at
    kinds = TITLE if at > 0 and words.lower[at - 1] == "the" else TITLE | PERSON
    for index in range(at, last):
        if known.get(words.lower[index].rsplit("-", 1)[-1], 0) & kinds:
            name = index + 1
    while name < last and words.lower[name] in {".", "of", "for", "state", "the"}:
        name += 1
    return name


def _noun(words: Words, at: int, before: Phrase) -> Phrase | None:
    if at > 0 and _has_verb(words, at):
        return None
    if _is_stuff(words, at):
        return None
    last = at
    while last + 1 < len(words.lower) and _is_noun(words, last + 1) and not words.capital(last + 1):
        last += 1
    if last + 1 < len(words.lower) and _starts_name(words, last + 1):
        return None  # "finance minister Jane Doe": the name takes its role along
    return Phrase(_left_edge(words, at, before), last, "noun")


def _has_verb(words: Words, at: int) -> bool:
    """Say whether what looks like a noun is a verb: "cannot fund", "to chair", no "her panel"."""
    flags = words.flags[at - 1]
    return bool(flags & (MODAL | PRONOUN) and not flags & POSSESSIVE) or words.lower[at - 1] == "to"


def _is_stuff(words: Words, at: int) -> bool:
    """Say whether a bare noun behind a preposition is no body: "a sheet of paper", "at school"."""
    bare = at > 0 and words.flags[at - 1] & PREPOSITION and not words.capital(at)
    alone = at + 1 == len(words.lower) or not _is_noun(words, at + 1)
    word = words.lower[at]
    return bool(bare and alone) and noun_flags(word) == BODY and word not in listed("bare body")


def _left_edge(words: Words, at: int, before: Phrase) -> int:
    """Give the index where the noun phrase with a word at `at` begins."""
    first = at
    while first - 1 > before.last and at - first < _LONGEST_PHRASE:
        place = first - 1
        if words.lower[place] in {"'s", "’s"} or _plural_owner(words, place):
            if before.last == place - 1 and before.first >= 0:
                return before.first
        elif words.flags[place] & DETERMINER:
            return place if _determines(words, place) else first
        elif (
            words.flags[place] & (_BREAKS | TIME)
            or words.lower[place] == "meantime"
            or (words.lower[place] in cues() and not _describes(words, place))
            or (words.flags[place] & NUMBER and len(words.lower[place]) == _YEAR)
        ):
            break
        first -= 1
    return first


def _describes(words: Words, at: int) -> bool:
    """Say whether a form of a verb describes the noun behind it: "the council’s planning panel"."""
    owned = words.lower[at - 1] in {"'s", "’s"} or words.flags[at - 1] & (DETERMINER | POSSESSIVE)
    return at > 0 and words.lower[at].endswith("ing") and bool(owned)


def _plural_owner(words: Words, at: int) -> bool:
    """Say whether a mark is the apostrophe of "the builders' groups"."""
    if words.lower[at] not in {"'", "’"} or at == 0 or words.quoted[at]:
        return False
    return words.lower[at - 1].endswith("s") and words.ends[at - 1] == words.starts[at]


def _determines(words: Words, at: int) -> bool:
    """Say whether a determiner belongs to the phrase: no "whose", and no "that" of a clause."""
    word = words.lower[at]
    plural = words.lower[at + 1].endswith("s")
    return word != "whose" and not (word == "that" and plural)
