"""Candidates: whose the words of a sentence are, also where another sentence names the speaker."""

import pytest

from tests.engines.extractive.samples import options


def held(text: str) -> list[list[tuple[str, str, tuple[int, ...]]]]:
    found, _ = options(text)
    return [
        [
            (
                text[each.attribution.who.start : each.attribution.who.end],
                text[each.attribution.content.start : each.attribution.content.end],
                each.numbers,
            )
            for each in those
            if each.attribution.who is not None
        ]
        for those in found
    ]


def test_a_sentence_with_a_speaker_gives_what_was_said() -> None:
    assert held("Ana Ruiz said that the tax must be cut.") == [
        [("Ana Ruiz", "the tax must be cut", (1,))]
    ]


def test_a_quotation_that_goes_on_belongs_to_the_same_speaker() -> None:
    text = "“We need more ferries,” said Ana Ruiz. “The old ones are unsafe.”"
    _, [(who, content, numbers)] = held(text)
    assert (who, content, numbers) == ("Ana Ruiz", "“The old ones are unsafe.”", (1, 2))


def test_a_quotation_begins_where_it_opens_sentences_before_its_speaker() -> None:
    text = "“We need more ferries. The old ones are unsafe,” said Ana Ruiz."
    first, [(who, content, numbers)] = held(text)
    assert first == []
    assert who == "Ana Ruiz"
    assert content.startswith("“We need more ferries. The old ones are unsafe")
    assert numbers == (1, 2)


def test_words_outside_quotation_marks_are_not_carried_on() -> None:
    assert held("“We need ferries,” said Ana Ruiz. The harbour is old.")[1] == []


def test_a_quotation_two_paragraphs_on_is_not_carried_on() -> None:
    text = "“We need ferries,” said Ana Ruiz.\n\nThe harbour is old.\n\n“It leaks a lot.”"
    assert held(text)[2] == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not comment on the plan.",
        "Ana Ruiz declined to comment.",
        "Ana Ruiz said nothing.",
        "The pictures hang where Ana Ruiz wanted them.",
        "Ana Ruiz did not say when the ferry would run.",
        "The harbour is old.",
    ],
)
def test_silence_is_no_statement(text: str) -> None:
    assert held(text) == [[]]


SPLIT = [
    "“We need more ferries.\nSign up for our newsletter.\nThe old ones are unsafe,” said Ana Ruiz.",
    "“We need ferries,” said Ana Ruiz. “They leak.\nSign up for our newsletter.\nThey are old.”",
]


@pytest.mark.parametrize("text", SPLIT)
def test_a_quotation_does_not_run_over_what_is_set_apart(text: str) -> None:
    found, _ = options(text)
    runs = [text[slice(*each.bounds)] for those in found for each in those]
    assert [run for run in runs if "newsletter" in run] == []


def test_a_sentence_with_nothing_in_it_that_is_said_gives_nothing() -> None:
    assert held("Run campaign from Rome.") == [[]]
