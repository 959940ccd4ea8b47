"""Criticism: who faults whom for what."""

import pytest

from service.engines.extractive import extract
from service.engines.extractive.criticism import criticism, may_fault
from service.engines.extractive.features import of_claim
from service.models import Article
from service.text.split import split
from tests.engines.extractive.samples import NOW, lines, options


def told(text: str) -> list[tuple[list[str], list[str], str]]:
    return [
        (
            [each.name or each.text for each in line.who],
            [each.name or each.text for each in line.target],
            line.text,
        )
        for line in lines(text, "criticism")
    ]


@pytest.mark.parametrize(
    ("text", "critic", "target", "point"),
    [
        (
            "Olga Brandt accused Northgate Bank of hiding losses.",
            ["Olga Brandt"],
            ["Northgate Bank"],
            "hiding losses",
        ),
        (
            "Norway and Italy accused Spain of dumping waste in the river.",
            ["Norway", "Italy"],
            ["Spain"],
            "dumping waste in the river",
        ),
        (
            "Ana Ruiz condemned the sale of the harbour, arguing that it would ruin fishermen.",
            ["Ana Ruiz"],
            ["the sale of the harbour"],
            "it would ruin fishermen",
        ),
        (
            "Critics argue that the plan endangers fishermen.",
            ["Critics"],
            ["the plan"],
            "the plan endangers fishermen",
        ),
        (
            "Critics argue that the harbour plan of Peter Hall risks ruining the fishermen.",
            ["Critics"],
            ["Peter Hall"],
            "the harbour plan of Peter Hall risks ruining the fishermen",
        ),
    ],
)
def test_an_accusation_has_critic_target_and_point(
    text: str, critic: list[str], target: list[str], point: str
) -> None:
    assert told(text) == [(critic, target, point)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz did not criticise Northgate Bank.",
        "Peter Hall praised Northgate Bank, saying it had failed nobody.",
        "Ana Ruiz supports Northgate Bank.",
        "Critics of the plan met in Rome.",
    ],
)
def test_praise_and_denied_blame_are_no_criticism(text: str) -> None:
    assert told(text) == []


def test_blame_may_fault_and_praise_may_not() -> None:
    text = "Ana Ruiz accused Northgate Bank of fraud. Ana Ruiz praised Northgate Bank."
    ([blame], [praise]), cast = options(text)
    assert may_fault(blame, of_claim(text, blame, cast, NOW), cast)
    assert not may_fault(praise, of_claim(text, praise, cast, NOW), cast)


def test_a_report_of_support_faults_nobody(seed_article: Article) -> None:
    lines = extract(split(seed_article)).lines
    critics = {each.text for line in lines if line.section == "criticism" for each in line.who}
    assert "Guo" not in critics


def test_who_only_tells_of_himself_faults_nobody() -> None:
    text = "Ana Ruiz revealed that she had also met Peter Hall."
    ([candidate],), cast = options(text)
    assert not may_fault(candidate, of_claim(text, candidate, cast, NOW), cast)


def test_what_the_critic_goes_on_to_say_is_the_point() -> None:
    text = "Ana Ruiz was critical of Northgate Bank, saying it had wasted six weeks."
    (those,), cast = options(text)
    made = criticism(text, those[0], cast, 0.5)
    assert made is not None
    assert (made.line.text, [each.text for each in made.line.target]) == (
        "it had wasted six weeks",
        ["Northgate Bank"],
    )
