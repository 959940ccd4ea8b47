"""Targets: whom a criticism is aimed at, or nobody where nothing names them."""

import pytest

from service.engines.extractive.criticism import criticism
from tests.engines.extractive.samples import options


def targets(text: str, at: int = 0) -> list[str]:
    """Give the names of the targets of the first candidate of a sentence."""
    found, cast = options(text)
    made = criticism(text, found[at][0], cast, 0.9)
    assert made is not None
    return [each.name or each.text for each in made.line.target]


def test_what_has_no_name_is_left_open() -> None:
    text = "“It is a disgrace,” Ana Ruiz said."
    ([candidate],), cast = options(text)
    made = criticism(text, candidate, cast, 0.5)
    assert made is not None
    assert (made.line.target, made.guessed) == ((), True)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "Ana Ruiz said the crisis was a failure of Northgate Bank. Northgate Bank lost.",
            ["Northgate Bank"],
        ),
        ("Ana Ruiz said the offer was a disgrace.", ["the offer"]),
        ("Ana Ruiz warned that a crisis was a disgrace.", []),
    ],
)
def test_nobody_faults_a_crisis(text: str, target: list[str]) -> None:
    assert targets(text) == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ana Ruiz is unconvinced that there is a villain here.", []),
        ("Ana Ruiz was scathing about the plan.", ["the plan"]),
        ("“We cannot sell fish to a minister,” said Ana Ruiz.", []),
        (
            "“We cannot sell fish to the minister,” said Ana Ruiz. The minister left.",
            ["the minister"],
        ),
    ],
)
def test_a_clause_or_anybody_at_all_is_no_target(text: str, target: list[str]) -> None:
    assert targets(text) == target


def test_nobody_faults_the_body_that_he_speaks_for() -> None:
    text = "Ana Ruiz, director of Port Watch, told Port Watch in Rome that it was a disgrace."
    assert "Port Watch" not in targets(text)


def test_whom_only_the_sentence_before_names_is_no_target() -> None:
    text = "Northgate Bank cut its loans. “It is reckless and it is a disgrace,” Ana Ruiz said."
    assert targets(text, at=1) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("“Drones do not hold ground,” said Ana Ruiz.", []),
        ("“The drones do not hold ground,” said Ana Ruiz.", ["The drones"]),
        ("Ana Ruiz said that patients had been treated like fools.", []),
        ("Ana Ruiz said that the plan at the harbour was a disgrace.", ["the plan at the harbour"]),
        ("Ana Ruiz said that it was a disgrace.", []),
    ],
)
def test_what_only_opens_a_quotation_or_points_elsewhere_is_no_target(
    text: str, target: list[str]
) -> None:
    assert targets(text) == target


def test_of_those_spoken_of_only_a_main_actor_is_a_target() -> None:
    others = (
        "Lena Vogt met Paul Orr. Eva Lund met Ida Holm. Lena Vogt met Eva Lund. Ida Holm left. "
    )
    named = "“We cannot sell fish to Northgate Bank,” said Paul Orr."
    seldom = others * 2 + named
    often = "Northgate Bank cut its loans. Northgate Bank grew. " * 2 + seldom
    assert targets(seldom, at=8) == []
    assert targets(often, at=12) == ["Northgate Bank"]
