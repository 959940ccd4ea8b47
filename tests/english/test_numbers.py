"""Quantities of English text: what is found, and which ways of writing are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.english.numbers import Quantity, numbers

FOUND = [
    ("5 %", 5, "%", "percent"),
    ("five per cent", 5, "%", "percent"),
    ("1.2 million", 1_200_000, "", "count"),
    ("1,200,000 people", 1_200_000, "", "count"),
    ("a hundred", 100, "", "count"),
    ("one hundred and twenty-five thousand", 125_000, "", "count"),
    ("two and a half million", 2_500_000, "", "count"),
    ("half a million", 500_000, "", "count"),
    ("half a dozen", 6, "", "count"),
    ("dozens", 12, "", "approximate"),
    ("tens of thousands", 10_000, "", "approximate"),
    ("hundreds of thousands", 100_000, "", "approximate"),
    ("half", 0.5, "", "fraction"),
    ("two-thirds", 2 / 3, "", "fraction"),
    ("a third of", 1 / 3, "", "fraction"),
    ("a third party", 3, "", "ordinal"),
    ("twenty-first", 21, "", "ordinal"),
    ("21st", 21, "", "ordinal"),
    ("halved", 0.5, "", "multiple"),
    ("£48m", 48_000_000, "£", "money"),
    ("US$41 billion", 41_000_000_000, "$", "money"),
    ("₹3.4 crore", 34_000_000, "₹", "money"),
    ("412p-a-share", 4.12, "£", "money"),
    ("30,000 euros", 30_000, "€", "money"),
    ("3,000-odd", 3000, "", "count"),
    ("1998", 1998, "", "count"),
]

SAME = [
    ("5 %", "five percent"),
    ("£1.2m", "1,200,000 pounds"),
    ("412p", "£4.12"),
    ("two phone calls", "2 calls"),
    ("a dozen", "twelve"),
    ("the 21st", "the twenty-first"),
    ("one in a hundred", "1 in 100"),
]


@pytest.mark.parametrize(("text", "value", "unit", "kind"), FOUND)
def test_a_quantity_is_found_with_value_unit_and_kind(
    text: str, value: float, unit: str, kind: str
) -> None:
    found = numbers(text)
    assert [(q.value, q.unit, q.kind) for q in found] == [(value, unit, kind)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_quantity_written_differently_is_equal(one: str, other: str) -> None:
    assert numbers(one) == numbers(other)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 12 and 15 per cent", [(12, "%"), (15, "%")]),
        ("£12-15m", [(12_000_000, "£"), (15_000_000, "£")]),
        ("four to five million", [(4_000_000, ""), (5_000_000, "")]),
        ("2 dogs and 3 million cats", [(2, ""), (3_000_000, "")]),
        ("won 5–2", [(5, ""), (2, "")]),
    ],
)
def test_a_range_shares_its_unit_and_a_list_does_not(
    text: str, values: list[tuple[float, str]]
) -> None:
    assert [(q.value, q.unit) for q in numbers(text)] == values


@pytest.mark.parametrize("text", ["no figures here", "A1098 and HG7", "9" * 50, "", "a, of and"])
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert numbers(text) == []


def test_a_part_of_a_text_is_read_with_the_offsets_of_the_whole() -> None:
    text = "two of the 31 claimants"
    assert numbers(text, 4) == [Quantity(11, 13, 31, "", "count")]
    assert [(q.start, q.end) for q in numbers(text, 4, 14)] == [(11, 13)]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("019 ,.-%£one hundred and half a million–"), max_size=80))
def test_spans_lie_within_the_text_in_order(text: str) -> None:
    edges = [edge for q in numbers(text) for edge in (q.start, q.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(text[q.start : q.end].strip() for q in numbers(text))


@pytest.mark.parametrize("piece", ["9", "1,", "one ", "one hundred and ", "half ", "£1 to ", "-1"])
def test_two_megabytes_of_anything_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(q.end <= len(text) for q in numbers(text))
