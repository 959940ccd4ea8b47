"""Time tokens: which words and figures of a text may belong to a time."""

import pytest

from service.english.timetokens import tells_date, tokens


def test_words_of_no_time_are_left_out_and_the_rest_has_its_kind() -> None:
    text = "They meet on Monday, 3rd March at 9.15pm in Rome"
    found = [(token.word, token.kind) for token in tokens(text, 0, len(text))]
    assert found == [
        ("on", ""),
        ("monday", "weekdays"),
        ("3", "ordinal"),
        ("march", "months"),
        ("at", ""),
        ("9.15pm", "clock"),
        ("in", ""),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("9am", "9:0"), ("12 a.m.", "0:0"), ("7.30 pm", "19:30"), ("14:05", "14:05")],
)
def test_a_clock_is_read_in_twenty_four_hours(text: str, value: str) -> None:
    (token,) = tokens(text, 0, len(text))
    assert (token.kind, token.value) == ("clock", value)


def test_tokens_are_joined_only_across_a_space_or_a_mark() -> None:
    text = "May 3, 2025 and then 4 May"
    assert [token.joined for token in tokens(text, 0, len(text))] == [
        False, True, True, True, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("on Monday", True),
        ("in May", True),
        ("it may rain", False),
        ("next to last", False),
        ("in 2027", True),
        ("weekly", True),
        ("the early bird", False),
    ],
)
def test_a_text_without_figure_or_word_of_time_is_told_at_once(text: str, *, tells: bool) -> None:
    assert tells_date(text) is tells
