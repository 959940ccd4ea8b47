"""Naming actors: the words of the text, whom they mean, in which role."""

import pytest

from service.engines.extractive.mentions import mention, mentions
from service.english.study import study
from tests.engines.extractive.samples import span_of
from tests.grounding.samples import reading

INCLUDING = (
    "Ana Ruiz spoke first. Several officials, including Minister Tom Reed and Senator Lena Marsh, "
    "were in Rome, where they will meet Ana Ruiz."
)
ROLE = "Mayor Ana Ruiz opened the harbour. Ruiz said it was late. Ruiz’s plan failed."
TWO = "Norway and Italy accused Spain of fraud."


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (TWO, "Norway and Italy", ["Norway", "Italy"]),
        (INCLUDING, "they", ["Tom Reed", "Lena Marsh"]),
        (INCLUDING, "Ana Ruiz", ["Ana Ruiz"]),
        ("The city said no.", "The city", ["The city"]),
    ],
)
def test_a_phrase_names_one_the_two_of_a_pair_or_the_members(
    text: str, part: str, expected: list[str]
) -> None:
    cast = study(reading(text)).cast
    assert [each.text for each in mentions(text, span_of(part, text), cast)] == expected


@pytest.mark.parametrize(
    ("part", "name", "role"),
    [
        ("Ana Ruiz", None, "Mayor"),
        ("Ruiz said", None, None),
        ("Ruiz’s plan", None, None),
    ],
)
def test_a_name_keeps_the_words_of_the_text(part: str, name: str | None, role: str | None) -> None:
    cast = study(reading(ROLE)).cast
    found = mention(ROLE, span_of(part, ROLE), cast)
    assert (found.text, found.name, found.role) == (part, name, role)


def test_a_short_name_resolves_to_the_full_one() -> None:
    cast = study(reading(ROLE)).cast
    start = ROLE.index("Ruiz said")
    found = mention(ROLE, span_of("Ruiz", ROLE)._replace(start=start, end=start + 4), cast)
    assert (found.text, found.start, found.name) == ("Ruiz", start, "Ana Ruiz")


def test_what_stands_after_a_name_is_a_role_only_where_it_is_one() -> None:
    text = "The finance minister, Olga Brandt, accused Northgate Bank of hiding losses."
    found = mention(text, span_of("Olga Brandt", text), study(reading(text)).cast)
    assert found.role is None or "accused" not in found.role
