"""The words of a line and of its evidence, in the forms that are compared."""

import pytest

from service.grounding.wording import Wording, missing
from service.models import Span


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
    ("text", "copied"),
    [
        ("The U.S. would not, she said, pay 1,000.", "would not, she said"),
        ("The U.S. would not.", "The U.S."),
        ("It is Vellin’s plan", "Vellin’s"),
    ],
)
def test_a_part_is_what_it_would_be_if_cut_alone(text: str, copied: str) -> None:
    start = text.index(copied)
    part = Wording(text, ((0, len(text)),)).part(Span(start, start + len(copied)))
    alone = Wording(copied, ((0, len(copied)),))
    assert part is not None
    assert (part.lower, part.flags, part.stems) == (alone.lower, alone.flags, alone.stems)
    assert part.starts == [start + at for at in alone.starts]


@pytest.mark.parametrize("copied", ["would no", "ould", "the U.S", "it_"])
def test_what_breaks_off_a_word_is_no_part(copied: str) -> None:
    text = "But the U.S. would not give it_ up"
    start = text.index(copied)
    span = Span(start, start + len(copied))
    assert Wording(text, ((0, len(text)),)).part(span) is None


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
