"""The check of names."""

import pytest

from service.grounding.witness import Witnesses
from tests.grounding.samples import finding, judge, line, reading

SENTENCE = (
    "Beijing told President Ana Ruiz’s envoys that the Amalgamated Metal Union and U.S. firms of "
    "Vellin-Marsh had no say."
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("told Ruiz so", "pass"),
        ("told Ruiz's men so", "pass"),
        ("the Chinese told the Americans so", "pass"),
        ("the AMU has no say", "pass"),
        ("the US has no say", "pass"),
        ("Marsh has no say", "pass"),
        ("told Putin so", "fail"),
        ("told Ana Putin so", "fail"),
        ("Envoys were told so", "pass"),
        ("Considers that they had no say", "pass"),
        ("China Tells Ruiz Envoys That Firms Had No Say", "pass"),
        ("Zork told envoys so", "undecided"),
        ("told them so", "not_applicable"),
    ],
)
def test_every_name_stands_in_the_evidence_in_some_form(text: str, result: str) -> None:
    assert finding("names", SENTENCE, line("summary", text)) == result


def test_a_name_of_another_sentence_is_doubted_where_a_pronoun_may_mean_it() -> None:
    read = reading("Ana Ruiz left. He told her so. Rain fell on roofs.")
    meant = line("summary", "told Ruiz so", sentences=(2,))
    alien = line("summary", "rain fell on Ruiz", sentences=(3,))
    assert judge(meant, Witnesses(read)).fate in ("passed", "undecided")
    assert judge(alien, Witnesses(read)).fate == "withheld"
