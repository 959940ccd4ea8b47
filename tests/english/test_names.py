"""Names of English text: where they are, and which forms mean the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.english.names import capitals, country, initials, names, parts

FOUND = [
    (
        "a call between President Donald Trump and Vladimir Putin",
        ["Donald Trump", "Vladimir Putin"],
    ),
    ("the U.S. and the EU", ["U.S.", "EU"]),
    ("US and UK officials", ["US", "UK"]),
    ("China has long advised it", ["China"]),
    ("Critics led by Mike Pompeo say", ["Mike Pompeo"]),
    ("Sacked the officials", []),
    ("Considers the plan", []),
    ("Wang Yi says so", ["Wang Yi"]),
    ("Theresa May left on Tuesday", ["Theresa May"]),
    ("Hessa al-Romaithi of the World Food Program", ["Hessa al-Romaithi", "World Food Program"]),
    ("Gen. Abakar Saleh Tchouroma spoke at Goz Hadid", ["Abakar Saleh Tchouroma", "Goz Hadid"]),
    ("Brisco & Lyle", ["Brisco & Lyle"]),
    ("Lodestar 4 is cheap", ["Lodestar 4"]),
    ("Pompeo's team", ["Pompeo"]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_names_are_found_and_openers_are_not(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in names(text)] == found


def test_a_capital_that_only_opens_a_sentence_is_unsure() -> None:
    assert [name.sure for name in capitals("Pompeo warned them")] == [False]


@pytest.mark.parametrize(
    ("one", "other"),
    [("U.S.", "US"), ("Trump’s", "Trump's"), ("MULLIGAN", "Mulligan")],
)
def test_parts_are_the_same_for_the_same_name(one: str, other: str) -> None:
    assert parts(one)[0] == parts(other)[0]


@pytest.mark.parametrize(
    ("name", "land"),
    [
        ("Beijing", "china"),
        ("Chinese", "china"),
        ("U.S.", "united states"),
        ("US", "united states"),
        ("the United States", "united states"),
        ("Britain", "united kingdom"),
        ("Guo Jiakun", None),
    ],
)
def test_a_country_goes_by_several_names(name: str, land: str | None) -> None:
    assert country(name) == land


def test_initials_leave_out_small_words() -> None:
    assert initials(parts("Ministry of the Interior")) == "mi"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("AbÉ .'’-&“of4日"), max_size=60))
def test_names_stand_within_the_text_in_order(text: str) -> None:
    edges = [edge for span in names(text) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize("piece", ["A ", "U.S. ", "Of of ", "X-", "Trump of of ", "“"])
def test_two_hundred_kilobytes_of_capitals_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(end <= len(text) for _, end in names(text))
