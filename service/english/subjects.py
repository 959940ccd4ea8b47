"""Owns the question whose a cue is: the phrase that says, wants or faults, wherever it stands."""

from typing import NamedTuple

from service.english.cues import Cue, cues
from service.english.frames import listed
from service.english.phrases import Phrase, begin
from service.english.syntax import Syntax, verb_group
from service.english.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    MARK,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)

_STRONG_STOPS = frozenset([";", ":", "—", "–", "(", ")"])
_WHO = frozenset(["who", "which", "that"])
_OBJECTS = frozenset(["them", "him", "me", "us"])
_ATTACHED = frozenset(["of", "for", "from", "at", "with"])
_RAW_BREAKS = (
    PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | RELATIVE
    | AUXILIARY
    | PRONOUN
    | MARK
    | TIME
    | NUMBER
    | ADVERB
)
_LONGEST_RAW = 6
_FEW = 3


class Subject(NamedTuple):
    """Whose a cue is, as indices of the first and last word, and how the two stand."""

    first: int
    last: int
    lead: int
    """First word that belongs to the attribution and not to what went before."""
    kind: str = "before"
    """before, after ("said X"), shared (with an earlier cue), relative ("officials who")."""


class Place(NamedTuple):
    """Where a cue stands, as indices of its first and last word and of the last cue before it."""

    first: int
    last: int
    floor: int = -1


def subject(syntax: Syntax, cue: Cue, place: Place, earlier: Subject | None) -> Subject | None:
    """Find whose the verb at `place` is; `earlier` is the subject of the cue before it."""
    at, last, floor = place
    if cue.form == "ing":
        return _participle(syntax, at, earlier)
    quoted = at > 0 and (syntax.words.quoted[at - 1] or syntax.words.quoted[at - 2])
    return (
        (_after(syntax, cue, at, last) if quoted else None)
        or before_verb(syntax, at, floor)
        or _listed(syntax, at, earlier)
        or _after(syntax, cue, at, last)
        or shared(syntax, at, earlier)
        or _raw(syntax, verb_group(syntax, at) - 1)
    )


def _listed(syntax: Syntax, at: int, earlier: Subject | None) -> Subject | None:
    """Share the subject in a row of verbs: "said X, faulted Y and predicted Z"."""
    lead = verb_group(syntax, at) - 1
    if earlier is None or syntax.word(lead) != "," or syntax.words.quoted[lead - 1]:
        return None
    return earlier._replace(lead=lead, kind="shared")


def _participle(syntax: Syntax, at: int, earlier: Subject | None) -> Subject | None:
    """Find whose "adding", "by arguing" or "are calling for" is."""
    group = verb_group(syntax, at)
    before = syntax.word(group - 1)
    if syntax.flag(group - 1, PREPOSITION) and before not in {"by", "while", "in", "after"}:
        return None
    finite = any(syntax.flag(place, AUXILIARY) for place in range(group, at))
    if finite or before in _WHO or (group - 1 in syntax.ends and before != ","):
        return before_verb(syntax, at) or shared(syntax, at, earlier)
    lead = group - 1 if before in {",", "by", "while", "in", "after"} else group
    return _from_earlier(syntax, lead, earlier)


def _after(syntax: Syntax, cue: Cue, at: int, last: int) -> Subject | None:
    """Find the speaker after the cue: `"...," said the minister`."""
    if cue.frame != "clause" or cue.form not in {"past", "third"}:
        return None
    if not _after_speech(syntax, cue, at):
        return None
    start = last + 1
    while syntax.flag(start, DETERMINER | POSSESSIVE) and start not in syntax.begins:
        start += 1
    phrase = syntax.begins.get(start) or _described_name(syntax, start)
    if phrase is None or syntax.words.quoted[phrase.first]:
        return None
    phrase = whole(syntax, phrase)
    named = named_beside(syntax, phrase)
    return Subject(named.first, named.last, at, "after")


def _described_name(syntax: Syntax, start: int) -> Phrase | None:
    """Give the name behind words that describe it: "said mum-of-three Eilidh Roe"."""
    for place in range(start + 1, start + _FEW + 1):
        if syntax.flag(place - 1, _RAW_BREAKS | DETERMINER):
            return None
        phrase = syntax.begins.get(place)
        if phrase is not None:
            return phrase if phrase.kind == "name" else None
    return None


def _after_speech(syntax: Syntax, cue: Cue, at: int) -> bool:
    before = at - 1
    if before < 0:
        return False
    if syntax.words.quoted[before] and not syntax.words.quoted[at]:
        return True
    if syntax.word(before) != "," or cue.lemma in listed("never inverted"):
        return False
    return syntax.words.quoted[before - 1] or cue.lemma in listed("inverted")


def whole(syntax: Syntax, phrase: Phrase) -> Phrase:
    """Give the phrase that a possessor opens: "the union's lead organizer" for "the union"."""
    for other in syntax.phrases:
        if other.first == begin(phrase) and other.last > phrase.last:
            return other
        if syntax.word(phrase.last + 1) in {"'s", "’s"} and begin(other) == phrase.last + 2:
            return other
    return phrase


def named_beside(syntax: Syntax, phrase: Phrase) -> Phrase:
    """Prefer the name that stands beside a role: "the union's leader, Ann Roe"."""
    if phrase.kind != "noun":
        return phrase
    comma = _comma_after(syntax, phrase.last)
    name = syntax.begins.get(comma + 1)
    closed = name is not None and name.kind == "name" and _ends_apposition(syntax, name.last + 1)
    return name if name is not None and closed else phrase


def _comma_after(syntax: Syntax, last: int) -> int:
    """Give the index of the comma that ends "director of operations,"; a far one is none."""
    place = last + 1
    if syntax.word(place) in {"of", "for", "at"}:
        while place - last < 6 and place not in syntax.ends and syntax.word(place) != ",":
            place += 1
        place += place in syntax.ends
    return place if syntax.word(place) == "," else len(syntax.words.lower)


def _ends_apposition(syntax: Syntax, at: int) -> bool:
    return syntax.word(at) in {"", ",", ".", ";", ":", "of"} or syntax.flag(at, MARK)


def before_verb(syntax: Syntax, at: int, floor: int = -1) -> Subject | None:
    """Find the speaker just before the verb, across a relative pronoun or an insertion.

    The insertion does not reach back to `floor`.
    """
    group = verb_group(syntax, at)
    last = group - 1
    if last < 0:
        return None
    if syntax.word(last) in _WHO:
        return _antecedent(syntax, last)
    if syntax.word(last) == ",":
        return _across_insertion(syntax, last, floor)
    return _head(syntax, last) or _far_head(syntax, last)


def _far_head(syntax: Syntax, last: int) -> Subject | None:
    """Find whom plain words hang on: "drivers on the metro", "the inquiry into the collapse"."""
    first = last + 1
    while first > 0 and last - first < _LONGEST_RAW and not syntax.flag(first - 1, _RAW_BREAKS):
        first -= 1
    if first > last or not syntax.flag(first - 1, PREPOSITION) or syntax.words.quoted[first - 1]:
        return None
    return _head(syntax, first - 2)


def _head(syntax: Syntax, last: int) -> Subject | None:
    """Find the phrase that ends at `last`, or the one that it hangs on by a preposition."""
    phrase = syntax.ends.get(last)
    if phrase is None or syntax.words.quoted[last]:
        return None
    if syntax.word(last) in _OBJECTS and syntax.word(last - 1) != "of":  # "all of them will"
        return None
    first, tail = _past_share(syntax, begin(phrase)), last
    while _hangs(syntax, first):
        link = first - 1 if syntax.flag(first - 1, PREPOSITION) else first - 2
        phrase = syntax.ends[link - 1]
        first = _past_share(syntax, begin(phrase))
        if phrase.kind == "name" or syntax.word(link) not in _ATTACHED:
            tail = phrase.last
    if syntax.flag(first - 1, PREPOSITION):
        return None
    own = phrase.first if phrase.kind == "name" and tail == phrase.last else first
    return _coordinated(syntax, Subject(own, max(tail, phrase.last), first))


def _past_share(syntax: Syntax, first: int) -> int:
    """Give where "two of the banks" begins, of which "the banks" begins at `first`."""
    of = first - 1 - syntax.flag(first - 1, DETERMINER)
    return of - 1 if syntax.word(of) == "of" and syntax.word(of - 1) in listed("share") else first


def _hangs(syntax: Syntax, first: int) -> bool:
    if syntax.flag(first - 1, DETERMINER):
        return syntax.flag(first - 2, PREPOSITION) and first - 3 in syntax.ends
    return syntax.flag(first - 1, PREPOSITION) and first - 2 in syntax.ends


def _coordinated(syntax: Syntax, found: Subject) -> Subject:
    """Widen "Anwar" to "Galbraith and Anwar" where both stand before the verb."""
    joint = found.lead - 1
    if syntax.flag(joint, DETERMINER):
        joint -= 1
    other = syntax.ends.get(joint - 1)
    if syntax.word(joint) != "and" or other is None or other.kind == "pronoun":
        return found if found.lead == joint + 1 else found._replace(lead=joint + 1)
    if syntax.flag(begin(other) - 1, PREPOSITION):
        return found
    return found._replace(first=other.first, lead=begin(other))


def _antecedent(syntax: Syntax, who: int) -> Subject | None:
    """Find whom "who" means: "officials who", "Ann Roe, head of the union in Leeds, who"."""
    last = who - 2 if syntax.word(who - 1) == "," else who - 1
    phrase = syntax.ends.get(last)
    if phrase is None:
        return None
    found = _head(syntax, last) or Subject(phrase.first, phrase.last, begin(phrase))
    before = syntax.ends.get(found.lead - 2)
    if last < who - 1 and syntax.word(found.lead - 1) == "," and before is not None:
        found = Subject(before.first, before.last, who)
    return found._replace(kind="relative", lead=who)


def _across_insertion(syntax: Syntax, comma: int, floor: int) -> Subject | None:
    """Find the phrase before an insertion: "Bolton, once an adviser, condemned"."""
    place = comma - 1
    while place > max(floor, 0) and syntax.word(place) not in _STRONG_STOPS:
        if syntax.words.quoted[place]:
            return None
        if syntax.word(place) == ",":
            found = _head(syntax, place - 1)
            if found is not None and _opens_insertion(syntax, place + 1, comma):
                return _with_name(syntax, found)
            name = _named_last(syntax, place + 1, comma)
            if found is None and name is not None:
                return Subject(name.first, name.last, place + 1)
        place -= 1
    return None


def _named_last(syntax: Syntax, first: int, comma: int) -> Phrase | None:
    """Give the name at the head of an insertion, or at its end: "playwright Ann Roe"."""
    opening, closing = syntax.begins.get(first), syntax.ends.get(comma - 1)
    if opening is not None and opening.kind == "name":
        told = range(opening.last + 1, comma)  # "the plan, Roe said, would"
        speaks = any(
            cue.frame == "clause" for at in told for cue in cues().get(syntax.word(at), ())
        )
        return None if speaks else opening
    plain = closing is not None and begin(closing) - first <= _FEW
    return closing if plain and closing is not None and closing.kind == "name" else None


def _opens_insertion(syntax: Syntax, first: int, comma: int) -> bool:
    return first < comma and not syntax.flag(first, CONJUNCTION)


def _with_name(syntax: Syntax, found: Subject) -> Subject:
    phrase = syntax.ends.get(found.last)
    if phrase is None:
        return found
    named = named_beside(syntax, phrase)
    return found._replace(first=named.first, last=named.last) if named is not phrase else found


def shared(syntax: Syntax, at: int, earlier: Subject | None) -> Subject | None:
    """Share the subject of what went before: "opposes X and backs Y"."""
    before = verb_group(syntax, at) - 1
    if not (syntax.flag(before, CONJUNCTION) or syntax.word(before) == "then"):
        return None
    lead = before - 1 if syntax.word(before - 1) == "," else before
    return _from_earlier(syntax, lead, earlier)


def _from_earlier(syntax: Syntax, lead: int, earlier: Subject | None) -> Subject | None:
    if earlier is not None:
        return earlier._replace(lead=lead, kind="shared")
    first = _clause_first(syntax, lead)
    return None if first is None else Subject(first.first, first.last, lead, "shared")


def _clause_first(syntax: Syntax, limit: int) -> Phrase | None:
    """Give the first phrase of the clause before `limit` that no preposition governs."""
    start = limit
    while start > 0 and syntax.word(start - 1) not in _STRONG_STOPS:
        start -= 1
    for phrase in syntax.phrases:
        first = begin(phrase)
        if first < start or phrase.last >= limit:
            continue
        owns = syntax.word(phrase.last + 1) in {"'s", "’s"}
        governed = syntax.flag(first - 1, PREPOSITION) or (
            syntax.flag(first - 1, DETERMINER) and syntax.flag(first - 2, PREPOSITION)
        )
        if not owns and not governed and not syntax.words.quoted[phrase.first]:
            return named_beside(syntax, phrase)
    return None


def _raw(syntax: Syntax, last: int) -> Subject | None:
    """Take the run of plain words before the verb, whoever it may be: "Ramp loaders say"."""
    first = last + 1
    while first > 0 and last - first < _LONGEST_RAW and not syntax.words.quoted[first - 1]:
        if syntax.flag(first - 1, DETERMINER):
            first -= 1
            break
        if syntax.flag(first - 1, _RAW_BREAKS):
            break
        first -= 1
    if first > last or syntax.flag(last, DETERMINER) or syntax.flag(first - 1, PREPOSITION):
        return None
    opens = syntax.flag(first, DETERMINER) or syntax.word(last).endswith("s") or first == 0
    return Subject(first, last, first, "raw") if opens else None
