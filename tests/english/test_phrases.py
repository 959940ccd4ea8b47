"""Noun phrases: names, roles, bodies and pronouns with their edges."""

import pytest
from hypothesis import given, settings

from service.english.phrases import BODY, PEOPLE, PERSON, begin, noun_flags
from tests.english.samples import PROSE, syntax

FOUND = [
    ("The Justice Department objected.", [("Justice Department", "name")]),
    ("The union met Holm Foods.", [("The union", "noun"), ("Holm Foods", "name")]),
    ("The firm’s chair left.", [("The firm", "noun"), ("The firm’s chair", "noun")]),
    (
        "The builders' groups met her office.",
        [("The builders", "noun"), ("The builders' groups", "noun"), ("her office", "noun")],
    ),
    ("In the meantime universities met.", [("universities", "noun")]),
    ("Her committee met the speaker.", [("Her committee", "noun"), ("the speaker", "noun")]),
    ("The Mine Workers’ Union met.", [("Mine Workers’ Union", "name")]),
    ("The Oslo Children's Alliance met.", [("Oslo Children's Alliance", "name")]),
    ("It left Tom al-Brandt.", [("It", "pronoun"), ("Tom al-Brandt", "name")]),
    ("Even Thorne left.", [("Thorne", "name")]),
    (
        "The council's planning committee met.",
        [("The council", "noun"), ("The council's planning committee", "noun")],
    ),
    ("She told her.", [("She", "pronoun"), ("her", "pronoun")]),
    ("It cannot fund the plan.", [("It", "pronoun")]),
    ("Running water is rare.", []),
    ("The rain fell all night.", []),
    ("Dr. A. Thorne spoke.", [("A. Thorne", "name")]),
    ("He works at the Bank of Norland.", [("He", "pronoun"), ("Bank of Norland", "name")]),
    ("Three hundred nurses met in Oslo.", [("Three hundred nurses", "noun"), ("Oslo", "name")]),
    (
        "U.S. and European officials met.",
        [("U.S.", "name"), ("U.S. and European officials", "noun")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_phrases_are_found_with_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    found = syntax(text)
    assert [(found.text(p.first, p.last), p.kind) for p in found.phrases] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Finance Minister Ada Thorne spoke.", "Finance Minister Ada Thorne"),
        ("Yesterday mayor Ada Thorne spoke.", "mayor Ada Thorne"),
        ("Ada Thorne spoke.", "Ada Thorne"),
    ],
)
def test_a_title_stands_before_the_name_and_apart_from_it(text: str, title: str) -> None:
    found = syntax(text)
    (name,) = (phrase for phrase in found.phrases if phrase.kind == "name")
    shown = (found.text(name.first, name.last), found.text(begin(name), name.last))
    assert shown == ("Ada Thorne", title)


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_phrases_stand_within_the_sentence_in_order(text: str) -> None:
    found = syntax(text)
    lasts = [phrase.last for phrase in found.phrases]
    assert lasts == sorted(set(lasts))
    size = len(found.words.lower)
    assert all(0 <= begin(each) <= each.first <= each.last < size for each in found.phrases)


@pytest.mark.parametrize("piece", ["Ann of the ", "the firm's "])
def test_a_hundred_kilobytes_in_one_line_are_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    found = syntax(text)
    assert all(phrase.last < len(found.words.lower) for phrase in found.phrases)


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("minister", PERSON),
        ("council", BODY),
        ("dockers", PEOPLE),
        ("ticket-holders", PEOPLE),
        ("repairman", PERSON),
        ("letters", 0),
        ("considers", 0),
        ("human", 0),
        ("river", 0),
    ],
)
def test_doers_are_known_by_their_ending(word: str, flags: int) -> None:
    assert noun_flags(word) & (PERSON | PEOPLE | BODY) == flags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A sheet of paper fell.", []),
        ("The paper fell.", ["The paper"]),
        ("He spoke in parliament.", ["He", "parliament"]),
    ],
)
def test_a_bare_noun_behind_a_preposition_is_no_body(text: str, found: list[str]) -> None:
    cut = syntax(text)
    assert [cut.text(each.first, each.last) for each in cut.phrases] == found
