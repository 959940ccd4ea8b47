"""Finding times in running text: what is one, where it stands, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.english.timewords import find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks open on Monday, Jan. 19, at noon.", ["Monday, Jan. 19, at noon"]),
        ("shipped between April 2 and May 29", ["April 2", "May 29"]),
        ("hearings on Feb. 24 and 25", ["Feb. 24", "25"]),
        ("on 2 and 3 April", ["2", "3 April"]),
        ("Since 2022 it has waited; by the end of next week it ends", ["2022", "end of next week"]),
        ("a deadline two weeks ago, in eighteen months", ["two weeks ago", "eighteen months"]),
        ("October's by-elections", ["October's"]),
        ("9.15am on 3 March", ["9.15am on 3 March"]),
    ],
)
def test_times_are_found_whole(text: str, found: list[str]) -> None:
    assert [each.text for each in find_dates(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May may march on",
        "It may take 3 to 5 of them",
        "the estimate of Jun Villareal",
        "a design for a new one",
        "four-weekly collections",
        "28 days of fighting",
        "the second half was dull",
        "A first look at the past",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_a_part_of_a_text_is_read_with_the_offsets_of_the_whole() -> None:
    text = "On Monday and on Tuesday"
    (found,) = find_dates(text, 10)
    assert (found.start, found.end, found.text) == (17, 24, "Tuesday")


WORDS = "next last Monday May 3 2025 of the end and at noon 5pm within a week on every , . -"


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join))
def test_times_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    edges = [edge for each in found for edge in (each.start, each.end)]
    assert edges == sorted(edges)


@pytest.mark.parametrize("piece", ["Monday ", "3 March ", "the end of ", "noon on ", "1 and "])
def test_two_hundred_kilobytes_of_time_words_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(each.end <= len(text) for each in find_dates(text))
