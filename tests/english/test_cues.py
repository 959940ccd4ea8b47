"""The cue lexicon: which forms open which stance."""

import pytest

from service.english.cues import at, cues, inflections
from service.english.words import words

FORMS = [
    ("oppose", "", ["oppose", "opposes", "opposed", "opposing"]),
    ("carry", "", ["carry", "carries", "carried", "carrying"]),
    ("agree", "", ["agree", "agrees", "agreed", "agreeing"]),
    ("reach", "", ["reach", "reaches", "reached", "reaching"]),
    ("say", "said said", ["say", "says", "said", "saying"]),
    ("plan", "planned", ["plan", "plans", "planned", "planning"]),
    ("write", "wrote written", ["write", "writes", "wrote", "written", "writing"]),
]
READINGS = [
    ("called for a vote", [("demands", "object", 1), ("says", "verdict", 0)]),
    ("called the plan mad", [("says", "verdict", 0)]),
    ("said no", [("says", "clause", 0)]),
    ("came out firmly against it", [("opposes", "object", 3)]),
    ("went on, and on", [("says", "clause", 1)]),
    ("went on until May", []),
    ("voted six to five in favour of it", [("supports", "object", 0), ("proposes", "object", 0)]),
    ("table and chairs", []),
]


@pytest.mark.parametrize(("lemma", "irregular", "expected"), FORMS)
def test_a_verb_has_its_forms(lemma: str, irregular: str, expected: list[str]) -> None:
    assert sorted(inflections(lemma, irregular)) == sorted(expected)


def test_a_past_that_is_like_the_base_counts_as_past() -> None:
    assert inflections("put", "put put putting")["put"] == "past"


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_readings_need_their_tail_and_the_longest_is_first(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    found = at(words(text, 0, len(text)), 0)
    assert [(cue.stance, cue.frame, last) for cue, last in found] == expected


def test_readings_with_longer_tails_come_first() -> None:
    sizes = {word: [len(cue.tail) for cue in readings] for word, readings in cues().items()}
    assert all(row == sorted(row, reverse=True) for row in sizes.values())


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("urged", "demands"),
        ("opposes", "opposes"),
        ("praising", "praises"),
        ("accused", "blames"),
        ("proposes", "proposes"),
        ("backs", "supports"),
    ],
)
def test_a_form_opens_its_stance(word: str, stance: str) -> None:
    assert stance in [cue.stance for cue in cues()[word]]
