import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.wrap import JOIN, width_of, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("a漢", 3), ("", 0), ("ａ", 2)]
)
def test_the_width_is_what_a_terminal_takes(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_lines_break_at_spaces_and_are_indented() -> None:
    assert wrap("one two three four", 9, "- ", "  ") == "- one two\n  three\n  four"


def test_wide_characters_break_without_spaces() -> None:
    assert wrap("漢字漢字漢字", 6) == "漢字漢\n字漢字"


def test_a_closing_mark_never_begins_a_line() -> None:
    assert wrap("漢字漢。字", 6) == "漢字\n漢。字"


def test_a_long_word_stays_whole() -> None:
    address = "https://paper.test/" + "x" * 90
    assert wrap(f"see {address} now", 20) == f"see\n{address}\nnow"


def test_joined_words_stay_together() -> None:
    assert wrap(f"one two{JOIN}[1]", 9) == "one\ntwo [1]"


WORDS = st.lists(st.text("ab漢。字é", min_size=1, max_size=30), min_size=1, max_size=30)


@given(WORDS, st.integers(4, 40))
def test_wrapping_loses_and_reorders_nothing(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert "".join(wrap(text, width).split()) == "".join(text.split())


@given(
    st.lists(st.text("ab漢字", min_size=1, max_size=4), min_size=1, max_size=30), st.integers(8, 40)
)
def test_no_line_is_wider_than_asked(words: list[str], width: int) -> None:
    assert all(width_of(line) <= width for line in wrap(" ".join(words), width).split("\n"))
