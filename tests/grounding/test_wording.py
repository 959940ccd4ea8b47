"""The words of a line and of its evidence, in the forms that are compared."""

import pytest

from service.grounding.wording import Wording, missing


def test_words_stand_where_they_say_with_their_stems() -> None:
    text = "She opposes Vellin’s 3 plans."
    wording = Wording(text, ((4, len(text)),))
    assert wording.lower == ["opposes", "vellin", "’s", "3", "plans", "."]
    assert wording.stems[0] == "oppos"
    places = zip(wording.starts, wording.ends, strict=True)
    assert [text[start:end].lower() for start, end in places] == wording.lower
    assert [wording.lower[at] for at in wording.content] == ["opposes", "vellin", "3", "plans"]


def test_several_stretches_are_read_as_one() -> None:
    assert Wording("one two three", ((0, 3), (8, 13))).words == {"one", "three"}


@pytest.mark.parametrize(
    ("words", "source", "lacking"),
    [
        ("a large harbour", "the harbour", "large"),
        ("the harbour", "The harbour", "the order of words"),
        ("", "anything", "the order of words"),
    ],
)
def test_the_longest_missing_word_is_named(words: str, source: str, lacking: str) -> None:
    assert missing(words, source) == lacking
