"""Words: cut, classed, and known to stand in quotation marks."""

import pytest
from hypothesis import given, settings

from service.english.words import (
    ADVERB,
    BE,
    DETERMINER,
    MARK,
    MODAL,
    NUMBER,
    PREPOSITION,
    flags_of,
    words,
)
from tests.english.samples import PROSE

CUT = [
    ("The U.S. paid $4.5 and 30% more", ["The", "U.S.", "paid", "$4.5", "and", "30%", "more"]),
    ("the union's don't", ["the", "union", "'s", "don't"]),
    ("the firm’s ex-chair", ["the", "firm", "’s", "ex-chair"]),
    ("she’ll go, they've gone", ["she", "’ll", "go", ",", "they", "'ve", "gone"]),
    ("I'm sure we'd won", ["I", "'m", "sure", "we", "'d", "won"]),
    ("O’Donnell isn’t", ["O’Donnell", "isn’t"]),
    ("5 women—two men", ["5", "women", "—", "two", "men"]),
    ("so ... no.", ["so", "...", "no", "."]),
    ("", []),
]
QUOTED = [
    ("It is “not so” at all", "“ not so ”"),
    ('so it "is" here', '" is "'),
    ("she said ‘no’ to it", "‘ no ’"),
    ("not so,” he said", "not so , ”"),
    ("he “went home", "“ went home"),
    ("the builders' yard", ""),
    ("the union's “no”", "“ no ”"),
]
FLAGS = [
    ("the", DETERMINER),
    ("would", MODAL),
    ("of", PREPOSITION),
    ("were", BE),
    ("firmly", ADVERB),
    ("30%", NUMBER),
    ("—", MARK),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    cut = words(text, 0, len(text))
    assert [text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)] == expected


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_words_within_marks_are_quoted(text: str, expected: str) -> None:
    cut = words(text, 0, len(text))
    pairs = zip(cut.lower, cut.quoted, strict=True)
    assert " ".join(word for word, quoted in pairs if quoted) == expected


@pytest.mark.parametrize(("word", "flag"), FLAGS)
def test_closed_classes_are_known_and_others_guessed(word: str, flag: int) -> None:
    assert flags_of(word) & flag


@pytest.mark.parametrize("word", ["bridge", "fly", "apply", "'s", "’s"])
def test_open_words_have_no_flag(word: str) -> None:
    assert flags_of(word) == 0


def test_a_quotation_left_open_goes_on_in_the_next_sentence() -> None:
    text = "He said “we left. They stayed” and sat"
    first = words(text, 0, 17)
    second = words(text, 18, len(text), first.open)
    assert (first.open, second.quoted) == ("”", [True, True, True, False, False])


def test_only_the_asked_stretch_is_cut_with_offsets_of_the_whole() -> None:
    cut = words("One two three", 4, 7)
    assert (cut.lower, cut.starts, cut.ends) == (["two"], [4], [7])


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_words_stand_in_order_and_cover_all_but_space(text: str) -> None:
    cut = words(text, 0, len(text))
    edges = [edge for pair in zip(cut.starts, cut.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    shown = "".join(text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True))
    assert shown == "".join(text.split())
