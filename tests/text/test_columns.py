"""The cutting of a stretch into words with their places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.columns import columns, stands

_WORD = re.compile(r"([^\W_]+|\S)")


@pytest.mark.parametrize(
    ("text", "lower", "starts", "ends"),
    [
        ("", [], [], []),
        ("  ", [], [], []),
        ("It won’t.", ["it", "won", "’", "t", "."], [0, 3, 6, 7, 8], [2, 6, 7, 8, 9]),
        ("İzmir ΟΔΟΣ.", ["i̇zmir", "οδος", "."], [0, 6, 10], [5, 10, 11]),
    ],
)
def test_words_come_in_small_letters_with_their_places(
    text: str, lower: list[str], starts: list[int], ends: list[int]
) -> None:
    assert columns(_WORD, text, 0, len(text)) == (lower, starts, ends)


def test_places_are_those_of_the_whole_text() -> None:
    assert columns(_WORD, "One two three", 4, 7) == (["two"], [4], [7])


@given(st.text(alphabet=st.sampled_from("aZ 'İΣÉß_9."), max_size=30))
def test_every_word_is_where_the_pattern_finds_it(text: str) -> None:
    found = columns(_WORD, text, 0, len(text))
    matches = list(_WORD.finditer(text))
    assert found.lower == [match[0].lower() for match in matches]
    assert list(zip(found.starts, found.ends, strict=True)) == [match.span() for match in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it did not", True),
        ("“Not-not”, she", True),
        ("(so-called not)", True),
        ("nothing_not", True),
        ("knot nots", False),
        ("", False),
    ],
)
def test_a_word_stands_where_no_letter_touches_it(text: str, found: bool) -> None:
    assert stands(frozenset(["not"]), text) is found


@given(st.text(alphabet=st.sampled_from("not _-'’ É9"), max_size=20))
def test_words_stand_where_a_plain_search_finds_them(text: str) -> None:
    runs = re.findall(r"[^\W_]+", text)
    assert stands(frozenset(["not", "t", "on9"]), text) is any(
        run in ("not", "t", "on9") for run in runs
    )
