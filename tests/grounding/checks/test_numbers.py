"""The check of numbers."""

import pytest

from tests.grounding.samples import finding, line

SENTENCE = (
    "Prices rose by 5 per cent after a phone call, dozens of people said on 3 May, and 1.2 million "
    "pounds went to a third party in half of 40 towns."
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("rose 5 %", "pass"),
        ("rose five percent", "pass"),
        ("rose 6 %", "fail"),
        ("cost £1,200,000", "pass"),
        ("cost $1.2m", "fail"),
        ("after two phone calls", "fail"),
        ("one of them said", "pass"),
        ("two reasons", "undecided"),
        ("2 reasons", "fail"),
        ("in 50% of them", "pass"),
        ("twice as much", "undecided"),
        ("the first call", "undecided"),
        ("on 3 May", "not_applicable"),
        ("on 4 May", "not_applicable"),
        ("they said so", "not_applicable"),
    ],
)
def test_every_quantity_stands_in_the_evidence(text: str, result: str) -> None:
    assert finding("numbers", SENTENCE, line("summary", f"it said: {text}")) == result
